import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../src/contract/api-error.ts';
import { createErrorHandler } from '../../src/contract/error-handler.ts';
import { serveOperations } from '../../src/contract/serve-operation.ts';
import { classifyDatabaseError } from '../../src/db/database-errors.ts';
import type { HttpRequest } from '../../src/http/messages.ts';
import { createRateLimiter } from '../../src/limits/rate-limiter.ts';
import { WindowStore } from '../../src/limits/window-store.ts';
import { operations } from '../../src/operations.ts';
import { sendRaw } from '../support/http-client.ts';
import { startWorld } from '../support/world.ts';

/** What the health operation does in the current test, in place of its own handler. */
let misbehave: () => unknown;
const logged: { level: number; msg: string; request_id: string; err?: { message: string } }[] = [];

describe('a handler with a fault', () => {
  const world = startWorld({ content: 'empty' });
  let server: Server;

  beforeAll(async () => {
    const { context } = world;
    const logger = pino({}, { write: (line: string) => logged.push(JSON.parse(line)) });
    const handleError = createErrorHandler(logger, classifyDatabaseError);
    const serve = serveOperations({
      context,
      handlers: { ...operations, getHealth: async () => misbehave() as never },
      authenticate: refuse,
      limiter: createRateLimiter({
        clock: context.clock,
        createStore: () => new WindowStore(context.clock),
        fold: {},
      }),
      addressOf: () => '203.0.113.7',
      secondReader: undefined,
    });
    server = createServer((incoming, outgoing) => {
      const locals = { requestId: '1f0c7d52-7b1e-4a39-9d0a-6c2e5b8f4a11' };
      const [request, response] = [incoming as HttpRequest, Object.assign(outgoing, { locals })];
      serve(request, response, (error) => handleError(error, request, response));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
  });
  afterAll(() => {
    server.close();
  });
  beforeEach(() => {
    logged.length = 0;
  });

  async function call() {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const reply = await sendRaw(url, { method: 'GET', path: '/api/health' });
    return { ...reply, body: JSON.parse(reply.text) };
  }

  const well = { status: 'ok', version: '1.0', checks: { database: 'ok' } };

  it.each([
    ['a field too many', { status: 200, body: { ...well, password_hash: 'secret-hash' } }],
    [
      'a field too many, deep inside',
      { status: 200, body: { ...well, checks: { database: 'ok', password_hash: 'secret-hash' } } },
    ],
    ['a missing field', { status: 200, body: { status: 'ok', version: '1.0' } }],
    ['a status that is not declared', { status: 201, body: well }],
  ])('%s is a 500, is logged, and is not sent to the caller', async (_name, answer) => {
    misbehave = () => answer;
    const reply = await call();
    expect(reply.status).toBe(500);
    expect(reply.body.code).toBe('INTERNAL_ERROR');
    expect(reply.text).not.toContain('secret-hash');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({ level: 50, msg: 'request failed' });
  });

  it('R-09: the cause of a fault is in the log and not in the reply', async () => {
    misbehave = () => {
      throw new Error('relation "users" does not exist at /srv/app/users.ts:12');
    };
    const reply = await call();
    expect(reply.body).toEqual({
      success: false,
      error: 'Something went wrong on our side.',
      code: 'INTERNAL_ERROR',
      details: { request_id: '1f0c7d52-7b1e-4a39-9d0a-6c2e5b8f4a11' },
    });
    expect(logged[0]?.request_id).toBe(reply.body.details.request_id);
    expect(logged[0]?.err?.message).toContain('users.ts:12');
  });

  it.each([
    ['a cancelled statement (R-86)', { code: '57014' }, 503, 'SERVICE_UNAVAILABLE'],
    ['a server that restarts (R-84)', { code: '57P01' }, 503, 'SERVICE_UNAVAILABLE'],
    ['a value PostgreSQL cannot take (R-24)', { code: '22P02' }, 400, 'VALIDATION_ERROR'],
  ])('%s is answered with its own status', async (_name, properties, status, code) => {
    misbehave = () => {
      throw Object.assign(new Error('canceling statement'), properties);
    };
    const reply = await call();
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(reply.headers.get('retry-after')).toBe(status === 503 ? '1' : null);
    expect(reply.text).not.toContain('canceling');
  });
});

function refuse(): never {
  throw new ApiError('AUTH_TOKEN_INVALID');
}
