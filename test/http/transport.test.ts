import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startWorld } from '../support/world.ts';

// With the second reader, requests take another way through the server: Express.
describe.each(['strict', 'off'])('with CONTRACT_CHECK=%s', (CONTRACT_CHECK) => {
  describe('the transport', () => {
    const world = startWorld({ content: 'empty', environment: { CONTRACT_CHECK } });

    /** Sends bytes as they are and resolves with everything that came back. */
    const wire = (bytes: string) =>
      new Promise<string>((resolve, reject) => {
        const { hostname, port } = new URL(world.url);
        const socket = connect(Number(port), hostname, () => socket.write(bytes));
        let text = '';
        socket.on('data', (chunk) => {
          text += chunk;
        });
        socket.on('close', () => resolve(text));
        socket.on('error', reject);
      });

    it.each([
      ['two Host headers', 'GET /api/health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'],
      ['no Host header', 'GET /api/health HTTP/1.1\r\n\r\n'],
      ['HTTP/0.9', 'GET /api/health\r\n\r\n'],
      ['HTTP/2.0 in a request line', 'GET /api/health HTTP/2.0\r\nHost: a\r\n\r\n'],
      [
        'an unknown Transfer-Encoding',
        'POST /api/auth/login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n',
      ],
      [
        'both lengths',
        'POST /api/auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      ],
      ['a bare word', 'nonsense\r\n\r\n'],
      ['a target that is no URL', 'GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n'],
      [
        'a Transfer-Encoding in HTTP/1.0',
        'POST /api/auth/login HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      ],
    ])('R-12: %s is a 400 in JSON', async (_name, bytes) => {
      const text = await wire(bytes);
      expect(text).toMatch(/^HTTP\/1\.1 400 /);
      expect(text.toLowerCase()).toContain('content-type: application/json');
      expect(text).toContain('"success":false');
      expect(text.toLowerCase()).toMatch(/strict-transport-security: max-age=31536000/);
      expect(text.toLowerCase()).toContain('x-request-id: ');
    });

    it('a target with scheme and host is served by its path', async () => {
      const text = await wire(
        'GET http://any.host/api/health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      );
      expect(text).toMatch(/^HTTP\/1\.1 200 /);
    });

    it('a request with an unknown Expect header is served', async () => {
      const text = await wire(
        'GET /api/health HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: luck\r\n\r\n',
      );
      expect(text).toMatch(/^HTTP\/1\.1 200 /);
    });

    it('R-01: CONNECT is a 405', async () => {
      expect(await wire('CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n')).toMatch(/^HTTP\/1\.1 405 /);
    });

    it('CONNECT followed by a reset does not end the process', async () => {
      const { hostname, port } = new URL(world.url);
      for (let count = 0; count < 50; count += 1) {
        await new Promise<void>((resolve) => {
          const socket = connect(Number(port), hostname, () => {
            socket.write('CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n', () =>
              socket.resetAndDestroy(),
            );
          });
          socket.on('error', () => undefined);
          socket.on('close', () => resolve());
        });
      }
      expect((await world.call('getHealth')).status).toBe(200);
    });

    it('a request is answered before the broken one that follows it is refused', async () => {
      const text = await wire('GET /api/health HTTP/1.1\r\nHost: a\r\n\r\nGARBAGE\r\n\r\n');
      expect(text).toMatch(/^HTTP\/1\.1 200 [\s\S]*\}HTTP\/1\.1 400 /);
    });
  });

  describe('other origins (R-14)', () => {
    const guarded = startWorld({
      environment: { CORS_ORIGINS: 'https://app.example.com', CONTRACT_CHECK },
    });
    const originOf = async (origin: string, method = 'GET') => {
      const headers = { origin, 'access-control-request-method': 'POST' };
      const reply = await guarded.raw({ method, path: '/api/auth/login', headers });
      expect(reply.headers.get('vary')).toContain('Origin');
      return reply.headers.get('access-control-allow-origin');
    };

    it('a listed origin is allowed, also in a preflight without a token', async () => {
      expect(await originOf('https://app.example.com')).toBe('https://app.example.com');
      expect(await originOf('https://app.example.com', 'OPTIONS')).toBe('https://app.example.com');
    });

    it.each([
      'null',
      'https://app.example.com.evil.test',
      'https://evilapp.example.com',
      'http://app.example.com',
    ])('%s is not allowed', async (origin) => {
      expect(await originOf(origin)).toBeNull();
      expect(await originOf(origin, 'OPTIONS')).toBeNull();
    });
  });
});
