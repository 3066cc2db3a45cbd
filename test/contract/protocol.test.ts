import { describe, expect, it } from 'vitest';
import { operations } from '../../generated/operations.ts';
import { startWorld } from '../support/world.ts';

// With the second reader, requests take another way through the server: Express.
describe.each(['strict', 'off'])('with CONTRACT_CHECK=%s', (CONTRACT_CHECK) => {
  const world = startWorld({ environment: { CONTRACT_CHECK } });

  describe('methods', () => {
    it.each(['DELETE', 'TRACE', 'QUERY', 'PROPFIND'])(
      'R-01: %s on a path without it is a 405',
      async (method) => {
        const reply = await world.raw({ method, path: '/api/marketplace' });
        expect(reply.status).toBe(405);
        expect(reply.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
        expect(JSON.parse(reply.text).code).toBe('METHOD_NOT_ALLOWED');
      },
    );

    it('R-02: HEAD answers every GET path with the headers of GET and no body', async () => {
      const student = await world.register();
      const headers = { authorization: `Bearer ${student.accessToken}` };
      for (const path of ['/api/courses', '/api/marketplace', '/api/categories', '/api/me']) {
        const get = await world.raw({ method: 'GET', path, headers });
        const head = await world.raw({ method: 'HEAD', path, headers });
        expect([head.status, head.text]).toEqual([200, '']);
        expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
        expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
      }
    });

    it('R-03: OPTIONS names exactly the methods of each path', async () => {
      for (const { path } of Object.values(operations)) {
        const declared = Object.values(operations)
          .filter((operation) => operation.path === path)
          .map(({ method }) => method);
        const example = path.replace(/\{\w+\}/, '40000000-0000-4000-8000-000000000001');
        const reply = await world.raw({ method: 'OPTIONS', path: example });
        expect(reply.status).toBe(204);
        const allowed = (reply.headers.get('allow') ?? '').split(', ');
        const implied = allowed.filter((method) => !['HEAD', 'OPTIONS'].includes(method));
        expect(implied.sort()).toEqual([...declared].sort());
      }
    });
  });

  describe('paths', () => {
    it.each([
      '/nowhere',
      '/api',
      '/api/nowhere',
      '/API/health',
      '/api/health/',
      '/api//health',
      '//api/health',
      '/api/healt%68',
      '/api/health;x',
      '/api/courses/',
    ])('R-06, R-70: %s is a 404 in JSON', async (path) => {
      const reply = await world.raw({ method: 'GET', path });
      expect(reply.status).toBe(404);
      expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(JSON.parse(reply.text)).toMatchObject({ success: false, code: 'ROUTE_NOT_FOUND' });
    });

    it.each([
      ['/api/courses/%zz', 'an incomplete escape'],
      ['/api/courses/%', 'an incomplete escape'],
      ['/api/courses/%ff', 'no UTF-8'],
      ['/api/courses/%c3%28', 'no UTF-8'],
      ['/api/courses/a%00b', 'NUL'],
      ['/api/marketplace?search=%00', 'NUL'],
      ['/api/marketplace?search=%ed%a0%80', 'a lone surrogate'],
      ['/api/marketplace?search=%e0%80%af', 'an overlong encoding'],
      ['/api/marketplace?%ff=1', 'no UTF-8 in a name'],
    ])('R-21, R-22, R-27: %s (%s) is a 400', async (path) => {
      const reply = await world.raw({ method: 'GET', path });
      expect(reply.status).toBe(400);
      expect(JSON.parse(reply.text).code).toBe('VALIDATION_ERROR');
    });
  });

  describe('queries', () => {
    const marketplace = async (query: string) => {
      const headers = { authorization: 'Bearer test_pk_1234567890abcdef' };
      const reply = await world.raw({ method: 'GET', path: `/api/marketplace?${query}`, headers });
      return { status: reply.status, body: JSON.parse(reply.text) };
    };

    it.each([
      '1e400',
      '1e3',
      '0x10',
      '%201',
      '1%20',
      '+1',
      '-1',
      '0',
      '01',
      '1.0',
      '',
      'NaN',
      'Infinity',
      '%EF%BC%99',
    ])('R-23: page=%s is a 400', async (page) => {
      const { status, body } = await marketplace(`page=${page}`);
      expect(status).toBe(400);
      expect(body.details.issues[0].path).toBe('query.page');
    });

    it.each([
      'web+dev',
      "o'brien",
      'a:b',
      'node+js',
      'a/b',
      'a@b',
      'a,b',
      '100%25',
      '_',
      'c%23',
      'a=b',
      '(',
      '[x]',
      '*',
      '%C4%B0',
      'I%CC%87',
    ])('R-24, R-25: search=%s is a valid search', async (search) => {
      expect((await marketplace(`search=${search}`)).status).toBe(200);
    });

    it.each(["category=o'brien", 'category=(x)', 'category=a!b*c'])(
      '%s is a valid query, and no course is found',
      async (query) => {
        expect((await marketplace(query)).body.courses).toEqual([]);
      },
    );

    it.each([
      'page=1&page=2',
      'search[x]=1',
      'search%5B%5D=1',
      '__proto__=1',
      'constructor=1',
      'Page=1',
      'pgae=1',
      '?page=1',
    ])('R-26: %s is a 400', async (query) => {
      expect((await marketplace(query)).status).toBe(400);
    });
  });

  describe('bodies', () => {
    const login = (body: string | Buffer, headers: Record<string, string> = {}) =>
      world.raw({
        method: 'POST',
        path: '/api/auth/login',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });

    it.each([
      ['', 'missing'],
      ['{', 'cut off'],
      ['null', 'null'],
      ['[]', 'an array'],
      ['"text"', 'a string'],
      ['{"email":"a@b.co","password":"x","email":"c@d.co"}', 'a duplicate key (R-30)'],
      [
        '{"email":"a@b.co","password":"x","\\u0065mail":"c@d.co"}',
        'a disguised duplicate key (R-30)',
      ],
      ['{"email":"a@b.co","password":"\\u0000"}', 'NUL (R-21)'],
      ['{"email":"a@b.co","password":"\\ud800"}', 'a lone surrogate (R-22)'],
      [`{"email":${'['.repeat(40)}${']'.repeat(40)},"password":"x"}`, 'too deep (R-29)'],
      ['{"email":"a@b.co","password":"x","__proto__":{"role":"admin"}}', '__proto__ (R-31)'],
      ['{"email":"a@b.co","password":"x","role":"admin"}', 'an unknown field (R-20)'],
    ])('%s (%s) is a 400', async (body) => {
      const reply = await login(body);
      expect(reply.status).toBe(400);
      expect(JSON.parse(reply.text).details.issues[0].path).toMatch(/^body/);
      expect(({} as { role?: string }).role).toBeUndefined();
    });

    it('R-22: bytes that are not UTF-8 are a 400', async () => {
      const body = Buffer.concat([
        Buffer.from('{"email":"'),
        Buffer.from([0xff]),
        Buffer.from('"}'),
      ]);
      expect((await login(body)).status).toBe(400);
    });

    it.each([
      'text/plain',
      'application/json; charset=utf-16',
      'application/xml',
      'multipart/form-data',
      '',
    ])('R-04: content type "%s" is a 415', async (type) => {
      expect((await login('{}', { 'content-type': type })).status).toBe(415);
    });

    it('R-04: an unknown content encoding is a 415', async () => {
      expect((await login('{}', { 'content-encoding': 'zstd-ish' })).status).toBe(415);
    });

    it('R-28: a small body that becomes too large when it is unpacked is a 413', async () => {
      const { gzipSync } = await import('node:zlib');
      const bomb = gzipSync(Buffer.alloc(20_000_000, ' '));
      const reply = await login(bomb, { 'content-encoding': 'gzip' });
      expect(reply.status).toBe(413);
    });

    it('a gzipped body is read', async () => {
      const { gzipSync } = await import('node:zlib');
      const credentials = { email: 'student@example.com', password: 'SecurePassword123!' };
      const body = gzipSync(JSON.stringify(credentials));
      expect((await login(body, { 'content-encoding': 'gzip' })).status).toBe(200);
    });

    it('R-08: a caller without a token gets a 401, whatever the body', async () => {
      const reply = await world.raw({
        method: 'PATCH',
        path: '/api/me',
        headers: { 'content-type': 'text/plain' },
        body: 'x'.repeat(300_000),
      });
      expect(reply.status).toBe(401);
    });
  });

  describe('every reply', () => {
    it('R-09, R-13: has the security headers, and no header names the server’s software', async () => {
      for (const path of ['/api/health', '/nowhere', '/api/me', '/api/marketplace?x=1']) {
        const { headers } = await world.raw({ method: 'GET', path });
        expect(headers.get('x-powered-by')).toBeNull();
        expect(headers.get('server')).toBeNull();
        expect(headers.get('strict-transport-security')).toBe(
          'max-age=31536000; includeSubDomains',
        );
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('content-security-policy')).toBe(
          "default-src 'none';frame-ancestors 'none'",
        );
        expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
        expect(headers.get('cache-control')).toBe('no-store');
      }
    });

    it('R-10: a reply from the catalogue that has not changed is a 304', async () => {
      const as = 'test_pk_1234567890abcdef';
      for (const operationId of ['listMarketplaceCourses', 'listCategories'] as const) {
        const first = await world.call(operationId, { as });
        const etag = first.headers.get('etag') ?? '';
        const second = await world.call(operationId, { as, headers: { 'if-none-match': etag } });
        expect([second.status, second.text]).toEqual([304, '']);
        const other = await world.call(operationId, { as, headers: { 'if-none-match': '"old"' } });
        expect(other.status).toBe(200);
      }
    });
  });
});
