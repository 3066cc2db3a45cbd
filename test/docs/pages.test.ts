import { describe, expect, it } from 'vitest';
import { serveDocs } from './docs-server.ts';

const pages = ['/', '/api/docs', '/api/redoc'];
const ownDirectives = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"];

/** The URLs that a browser loads with the page, and those of links within this server. */
function references(html: string) {
  const loaded = [...html.matchAll(/<(?:script|link|img)\b[^>]*?(?:src|href)="([^"]*)"/g)];
  const linked = [...html.matchAll(/<a\b[^>]*?href="(\/[^"#]*)/g)];
  return { loaded: loaded.map(([, url = '']) => url), linked: linked.map(([, url = '']) => url) };
}

describe.each(pages)('GET %s', (path) => {
  const docs = serveDocs();

  it('is HTML that caches must not use without asking the server', async () => {
    const reply = await fetch(docs.url + path);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(reply.headers.get('cache-control')).toBe('no-cache');
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('has a policy of its own that allows scripts of this server only (R-13)', async () => {
    const reply = await fetch(docs.url + path);
    const directives = reply.headers.get('content-security-policy')?.split('; ') ?? [];
    expect(directives).toEqual(expect.arrayContaining([...ownDirectives, "script-src 'self'"]));
    expect(directives).toContain("frame-ancestors 'none'");
    expect(directives.join()).not.toMatch(/unsafe|https?:|\*/);
  });

  it('has no inline script, style or event handler', async () => {
    const html = await (await fetch(docs.url + path)).text();
    expect(html).not.toMatch(/<script(?![^>]* src=)/);
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/);
  });

  it('loads files from this server only, by absolute paths that exist and never change', async () => {
    const { loaded } = references(await (await fetch(docs.url + path)).text());
    expect(loaded.length).toBeGreaterThan(2);
    for (const url of loaded) {
      expect(url).toMatch(/^\/(?!\/)/);
      const asset = await fetch(docs.url + url);
      expect([url, asset.status]).toEqual([url, 200]);
      expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(asset.headers.get('x-content-type-options')).toBe('nosniff');
      expect(asset.headers.get('content-type')).toMatch(
        /^(text\/(css|javascript); charset=utf-8|image\/svg\+xml)$/,
      );
    }
  });

  it('links to pages that exist', async () => {
    const { linked } = references(await (await fetch(docs.url + path)).text());
    for (const url of linked.filter((link) => link !== '/api/health')) {
      expect([url, (await fetch(docs.url + url)).status]).toEqual([url, 200]);
    }
  });

  it('leaves no placeholder unfilled', async () => {
    const html = await (await fetch(docs.url + path)).text();
    expect(html).not.toMatch(/\{\{|\}\}|<!--/);
  });

  it('has a language, a title and a viewport', async () => {
    const html = await (await fetch(docs.url + path)).text();
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).toMatch(/<title>[^<]*7P Education API<\/title>/);
    expect(html).toContain('name="viewport"');
  });
});

describe('the landing page with the demo', () => {
  const docs = serveDocs({ demo: true });

  it('signs in as the new student, and names the others', async () => {
    const html = await (await fetch(docs.url)).text();
    expect(html).toContain('"email": "student@example.com", "password": "SecurePassword123!"');
    expect(html).toContain('AdminPassword123!');
    expect(html).toContain('test_pk_1234567890abcdef');
  });

  it('shows the configured origin, escaped', async () => {
    const html = await (await fetch(docs.url)).text();
    expect(html).toContain('<span data-origin>https://a&#38;b.example.com</span>/api/auth/login');
  });

  it('names the portal, the forum, the examples, the status page and the contacts (S-141)', async () => {
    const html = await (await fetch(docs.url)).text();
    for (const expected of [
      'https://developers.7peducation.com',
      'https://community.7peducation.com',
      'https://github.com/7peducation/api-examples',
      'https://status.7peducation.com',
      'mailto:api-support@7peducation.com',
      'mailto:bugs@7peducation.com',
      'mailto:features@7peducation.com',
      '+90 XXX XXX XXXX',
    ]) {
      expect(html).toContain(expected);
    }
  });

  it('has the list of changes with version 1.0 (S-142)', async () => {
    expect(await (await fetch(docs.url)).text()).toContain('1.0, August 2025.');
  });
});

describe('the landing page without the demo', () => {
  const docs = serveDocs({ demo: false });

  it('names no account, password or key of the demo', async () => {
    const html = await (await fetch(docs.url)).text();
    expect(html).toContain('"email": "you@example.com"');
    expect(html).not.toMatch(/test-student|test-admin|Password123|test_pk_|0000-4000-8000/);
  });
});
