import { existsSync } from 'node:fs';
import express from 'express';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../generated/operations.ts';
import { serveDocs } from './docs-server.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const installed = existsSync(executablePath);
if (!installed) {
  console.warn(`The docs pages are not opened: no browser at ${executablePath} (CHROMIUM_PATH).`);
}

const rows = Object.values(operations);

describe.skipIf(!installed)('in a browser', () => {
  const docs = serveDocs({}, (app) => {
    // Replaces the operations: a login, and one whose reply names the credential that it was sent.
    app.post('/api/auth/login', express.json(), ({ body }, response) => {
      response.json({ access_token: 'a.b.c', user: { email: body.email } });
    });
    app.post('/api/auth/logout', (_request, response) => {
      response.json({ success: true });
    });
    app.get('/api/me', ({ headers }, response) => {
      response.json({ sent: headers.authorization ?? 'nothing' });
    });
  });
  let browser: Browser;
  let page: Page;
  let requests: string[];
  let complaints: string[];

  async function open(path: string) {
    requests = [];
    complaints = [];
    page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(30_000);
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await page.goto(docs.url + path);
  }

  /**
   * Expects that nothing was forbidden by the page's policy or failed, and no other server was
   * called.
   */
  function expectSilence() {
    expect(complaints).toEqual([]);
    expect(
      requests.filter((url) => !/^(data|blob):/.test(url) && !url.startsWith(docs.url)),
    ).toEqual([]);
  }

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    });
  });
  afterAll(() => browser?.close());

  it('the landing page has commands with its own origin that can be copied', async () => {
    await open('/');
    const commands = page.locator('.command');
    expect(await commands.count()).toBeGreaterThan(4);
    for (const text of await commands.locator('code').allTextContents()) {
      expect(text).toContain(`${docs.url}/api/`);
    }
    expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(await commands.count());
    expectSilence();
  });

  it('Swagger UI shows every operation, and the linked one with parameters and examples', async () => {
    await open('/api/docs#/courses/getCourse');
    const linked = page.locator('#operations-courses-getCourse');
    await linked.locator('.parameter__name', { hasText: 'courseId' }).waitFor();
    await linked.locator('.responses-inner .highlight-code').first().waitFor();
    for (const { id, tag, path } of rows) {
      const summary = page.locator(`#operations-${tag}-${id} .opblock-summary-path`);
      expect([id, await summary.getAttribute('data-path')]).toEqual([id, path]);
    }
    expect(await page.locator('.opblock').count()).toBe(rows.length);
    expect(await page.locator('.errors-wrapper').count()).toBe(0);
    expectSilence();
  });

  it('Swagger UI sends the token after a login, and no longer after a logout', async () => {
    await open('/api/docs');
    await page.getByRole('link', { name: 'login', exact: true }).click();
    const execute = async (operation: string) => {
      const block = page.locator(`#operations-${operation}`);
      if (!(await block.locator('.execute').isVisible())) {
        await block.locator('.opblock-summary-control').click();
      }
      const replied = page.waitForResponse((reply) => reply.request().resourceType() === 'fetch');
      await block.locator('.execute').click();
      return (await replied).text();
    };
    await page.locator('#operations-auth-login .execute').waitFor();
    expect(await execute('auth-login')).toContain('test-student@7peducation.com');
    await page
      .getByRole('status')
      .getByText('Signed in as test-student@7peducation.com.')
      .waitFor();
    expect(await execute('account-getMe')).toBe('{"sent":"Bearer a.b.c"}');
    await execute('auth-logout');
    await page.getByRole('status').getByText('Signed out.').waitFor();
    expect(await execute('account-getMe')).toBe('{"sent":"nothing"}');
    expect(await page.evaluate('Object.keys({ ...localStorage, ...sessionStorage })')).toEqual([]);
    expectSilence();
  });

  it('Redoc shows every operation, finds them, and offers the contract as files', async () => {
    await open('/api/redoc');
    const menu = page.locator('#redoc .menu-content');
    for (const file of ['json', 'yaml']) {
      await page.locator(`#redoc a[href="/api/openapi.${file}"]`).first().waitFor();
    }
    expect(await page.getByTestId('page-actions').filter({ visible: true }).count()).toBe(0);
    for (const tag of new Set(rows.map((row) => row.tag))) {
      await menu.getByText(tag, { exact: true }).click();
      for (const { id } of rows.filter((row) => row.tag === tag)) {
        await menu.locator(`a[href$="#/${tag}/${id.toLowerCase()}"]`).waitFor();
      }
    }
    await menu.getByText('Search').click();
    await page.locator('[data-component-name="Search/SearchInput"]').waitFor();
    await page.keyboard.type('enroll');
    const found = page.locator('[data-component-name="Search/SearchItem"]');
    await found.getByText('in a free course').first().waitFor();
    expectSilence();
  });
});
