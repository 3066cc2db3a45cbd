import { describe, expect, it } from 'vitest';
import { startWorld } from '../support/world.ts';
import { exchange, statusesOf } from './wire.ts';

// With the second reader, requests take another way through the server: Express.
describe.each(['strict', 'off'])('with CONTRACT_CHECK=%s', (CONTRACT_CHECK) => {
  const HEALTH = 'GET /api/health HTTP/1.1\r\nHost: a\r\n\r\n';
  const REFRESH =
    'POST /api/auth/refresh HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';

  describe('a request that does not arrive completely (R-81, R-93)', () => {
    const world = startWorld({
      content: 'empty',
      environment: { CONTRACT_CHECK },
      timeouts: { headersTimeout: 200, requestTimeout: 300, connectionsCheckingInterval: 50 },
    });

    it.each([
      ['a body', `${REFRESH}Content-Length: 9\r\n\r\n{`],
      ['a chunk', `${REFRESH}Transfer-Encoding: chunked\r\n\r\n9\r\n{`],
      ['a header', 'GET /api/health HTTP/1.1\r\nHost'],
    ])('%s that stalls gets a 408, then the connection is closed', async (_name, bytes) => {
      const text = await exchange(world.url, bytes);
      expect(statusesOf(text)).toEqual([408]);
      expect(text).toContain('"success":false');
      expect(text.toLowerCase()).toContain('connection: close');
    });

    it('a body that stalls behind a request that was answered gets a 408, too', async () => {
      const text = await exchange(world.url, `${HEALTH}${REFRESH}Content-Length: 9\r\n\r\n{`);
      expect(statusesOf(text)).toEqual([200, 408]);
    });

    it.each([
      ['a chunk extension of 20 kB', `1;${'a'.repeat(20_000)}\r\n`],
      ['a broken end of a chunk', '1\r\n{XX'],
    ])('%s gets a 400, then the connection is closed', async (_name, chunk) => {
      const text = await exchange(
        world.url,
        `${REFRESH}Transfer-Encoding: chunked\r\n\r\n${chunk}`,
      );
      expect(statusesOf(text)).toEqual([400]);
      expect(text).toContain('"success":false');
    });
  });

  describe('requests sent one behind the other', () => {
    const world = startWorld({ content: 'empty', environment: { CONTRACT_CHECK } });

    it.each([
      ['CONNECT', 'CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n', 405],
      ['garbage', 'GARBAGE\r\n\r\n', 400],
      [
        'an upgrade',
        'GET /api/health HTTP/1.1\r\nHost: a\r\nConnection: upgrade, close\r\nUpgrade: websocket\r\n\r\n',
        200,
      ],
    ])('a request before %s gets its own reply', async (_name, second, status) => {
      expect(statusesOf(await exchange(world.url, HEALTH + second))).toEqual([200, status]);
    });

    it.each(['websocket', 'h2c'])(
      'nothing behind an upgrade to %s is executed, and its reply closes the connection',
      async (protocol) => {
        const upgrade = `GET /api/health HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`;
        const text = await exchange(world.url, upgrade + HEALTH);
        expect(statusesOf(text)).toEqual([200]);
        expect(text.toLowerCase()).toContain('connection: close');
      },
    );

    it('all get their replies when the client then closes its sending side', async () => {
      const text = await exchange(world.url, HEALTH + HEALTH, { end: true });
      expect(statusesOf(text)).toEqual([200, 200]);
    });

    it('a body that ends too early with its sending side is refused', async () => {
      const text = await exchange(world.url, `${REFRESH}Content-Length: 9\r\n\r\n{`, { end: true });
      expect(statusesOf(text)).toEqual([400]);
    });

    it('nothing behind a refused request is executed', async () => {
      const refused = 'GET /api/health HTTP/1.1\r\nHost: a b\r\n\r\n';
      expect(statusesOf(await exchange(world.url, refused + HEALTH))).toEqual([400]);
    });
  });

  describe('a body that is too large (R-28)', () => {
    const world = startWorld({ content: 'empty', environment: { CONTRACT_CHECK } });

    it.each([
      ['announced', `${REFRESH}Content-Length: 1000000000\r\n\r\n{`],
      [
        'announced with an expectation',
        `${REFRESH}Expect: 100-continue\r\nContent-Length: 1000000000\r\n\r\n`,
      ],
      ['chunked', `${REFRESH}Transfer-Encoding: chunked\r\n\r\n40000\r\n${'a'.repeat(110_000)}`],
    ])('%s: gets a 413 before the rest has come, and no 100 Continue', async (_name, bytes) => {
      expect(statusesOf(await exchange(world.url, bytes))).toEqual([413]);
    });

    it('100 Continue comes only for a body that is going to be read', async () => {
      const body = '{"refresh_token":"x"}';
      const head = (path: string) =>
        `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n` +
        `Expect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`;
      const [first] = statusesOf(await exchange(world.url, head('/api/auth/refresh') + body));
      expect(first).toBe(100);
      expect(statusesOf(await exchange(world.url, head('/api/nothing')))).toEqual([404]);
    });

    it('a body for an operation that takes none is not read to its end', async () => {
      const head = 'GET /api/health HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n';
      expect(statusesOf(await exchange(world.url, `${head}a`))).toEqual([200]);
    });
  });

  describe('the target of a request (R-94)', () => {
    const world = startWorld({ content: 'empty', environment: { CONTRACT_CHECK } });

    it.each([
      'http://h/api/x/../health',
      'http://h/api/x/%2e%2E/health',
      '/api/x/../health',
      '/api/./health',
      'file:///api/health',
      'http://u@h/api/health',
      'http://:80/api/health',
    ])('%s is not found or refused', async (target) => {
      const text = await exchange(world.url, `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`);
      expect(statusesOf(text)).toEqual([400]);
    });

    it.each(['a b', 'a/@c', 'a@b', 'a:b', '[a'])('the Host %s is a 400', async (host) => {
      const text = await exchange(world.url, `GET /api/health HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
      expect(statusesOf(text)).toEqual([400]);
    });
  });
});
