import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import document from '../../generated/openapi.json' with { type: 'json' };
import { startWorld } from '../support/world.ts';
import { ORIGIN, serveDocs } from './docs-server.ts';

/** The contract that is served; JSON is also YAML, so one parser reads both forms. */
async function readServed(url: string) {
  return parse(await (await fetch(url)).text());
}

describe.each([
  ['/api/openapi.json', 'application/json; charset=utf-8'],
  ['/api/openapi.yaml', 'application/yaml; charset=utf-8'],
])('GET %s', (path, type) => {
  const docs = serveDocs();

  it('is the generated contract (S-140) with the origin of this server first', async () => {
    const reply = await fetch(docs.url + path);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe(type);
    expect(reply.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    const [own, ...others] = document.servers;
    const servers = [{ ...own, url: ORIGIN }, ...others];
    expect(parse(await reply.text())).toEqual({ ...document, servers });
  });

  it('names servers that a path can be appended to', async () => {
    const { servers } = await readServed(docs.url + path);
    for (const { url } of [...servers, ...document.servers]) {
      expect(url).toMatch(/^https?:\/\/[^/]+$/);
    }
  });

  it('is sent once; a client that asks again with its ETag gets a 304', async () => {
    const first = await fetch(docs.url + path);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{16}"$/);
    // Without this header, fetch adds a Cache-Control with which the server sends the file again.
    const headers = { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' };
    const again = await fetch(docs.url + path, { headers });
    expect(again.status).toBe(304);
    expect(again.headers.get('etag')).toBe(etag);
    expect(await again.text()).toBe('');
  });

  it('is sent again to a client that has another version', async () => {
    const reply = await fetch(docs.url + path, {
      headers: { 'If-None-Match': '"another"', 'Cache-Control': 'max-age=0' },
    });
    expect(reply.status).toBe(200);
  });
});

describe.each(['/api/openapi.json', '/api/openapi.yaml'])('the first server of %s', (path) => {
  const world = startWorld({ content: 'empty' });
  const named = startWorld({
    content: 'empty',
    environment: { APP_URL: 'https://learn.example.com/' },
  });

  it('is the address that the server listens on, when it has no other', async () => {
    expect((await readServed(world.url + path)).servers[0].url).toBe(world.url);
  });

  it('is the origin of APP_URL', async () => {
    const { servers } = await readServed(named.url + path);
    expect(servers[0].url).toBe('https://learn.example.com');
  });
});

describe.each(['/', '/api/docs', '/api/redoc', '/api/openapi.json', '/api/openapi.yaml'])(
  'methods of %s',
  (path) => {
    const docs = serveDocs();

    it('HEAD answers the headers of GET and no body (R-02)', async () => {
      const get = await fetch(docs.url + path);
      const head = await fetch(docs.url + path, { method: 'HEAD' });
      expect(head.status).toBe(200);
      for (const name of ['content-type', 'content-length', 'etag', 'content-security-policy']) {
        expect(head.headers.get(name)).toBe(get.headers.get(name));
      }
      expect(await head.text()).toBe('');
    });

    it('OPTIONS answers 204 with the methods (R-03)', async () => {
      const reply = await fetch(docs.url + path, { method: 'OPTIONS' });
      expect([reply.status, reply.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
    });

    it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s is refused with 405 (R-01)', async (method) => {
      const reply = await fetch(docs.url + path, { method });
      expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
      expect(await reply.json()).toEqual({ code: 'METHOD_NOT_ALLOWED' });
    });
  },
);

describe('paths beside the docs', () => {
  const docs = serveDocs();

  it.each(['/api/docs/', '/api/redoc/'])('%s leads to the page without the slash', async (path) => {
    const reply = await fetch(docs.url + path, { redirect: 'manual' });
    expect([reply.status, reply.headers.get('location')]).toEqual([308, path.slice(0, -1)]);
  });

  it.each([
    '/api/docs/assets/none/landing.css',
    '/api/docs/assets/landing.css',
    '/api/docs/swagger-ui-bundle.js.map',
    '/api/docs/index.html',
    '/api/docs/assets/%2e%2e/%2e%2e/package.json',
    '/API/docs',
    '/api/openapi',
  ])('%s is no page, and is left to the routes behind (R-06)', async (path) => {
    const reply = await fetch(docs.url + path);
    expect([reply.status, await reply.json()]).toEqual([404, { code: 'ROUTE_NOT_FOUND' }]);
  });
});

describe("Redoc's bundle", () => {
  const docs = serveDocs();

  it('does not contain the address of the logo on another server', async () => {
    const page = await (await fetch(`${docs.url}/api/redoc`)).text();
    const bundle = await fetch(docs.url + /data-redoc="([^"]+)"/.exec(page)?.[1]);
    expect(bundle.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const text = await bundle.text();
    // Compared as booleans, so that a failure does not print two megabytes.
    expect(text.includes('Redocly%3C/text%3E')).toBe(true);
    expect(text.includes('cdn.redoc.ly')).toBe(false);
  });
});
