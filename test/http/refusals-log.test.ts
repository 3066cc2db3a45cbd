import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { SECOND } from '../../src/clock.ts';
import { freshAddress, startWorld } from '../support/world.ts';

const lines: Record<string, unknown>[] = [];
const logger = pino(
  { level: 'info' },
  { write: (line: string) => void lines.push(JSON.parse(line)) },
);
const world = startWorld({
  logger,
  content: 'empty',
  environment: { TRUSTED_PROXIES: '127.0.9.0/24' },
});

const GUARD = 1000;
const networkOf = (address: string) => address.replace(/\d+$/, '0/24');
const me = (as: string | undefined, from: string, headers = {}) =>
  world.call('getMe', { as, from, headers });

beforeEach(() => {
  lines.length = 0;
});

/** The log lines of requests, without other lines. */
async function requestLines(count: number): Promise<Record<string, unknown>[]> {
  const ofRequests = () => lines.filter(({ operation }) => operation !== undefined);
  await expect.poll(() => ofRequests().length).toBe(count);
  return ofRequests();
}

describe('a refused credential gives one log line with the network of its sender', () => {
  it.each([
    ['garbage', 'Bearer garbage', 'AUTH_TOKEN_INVALID'],
    ['no bearer credential', 'Basic dXNlcjpwYXNz', 'AUTH_TOKEN_INVALID'],
    ['an unknown API key', 'test_pk_0000000000000000', 'AUTH_TOKEN_INVALID'],
  ])('%s', async (_what, as, code) => {
    const from = freshAddress();
    const reply = await me(as, from);
    expect(reply.status).toBe(401);
    const [line] = await requestLines(1);
    const request_id = reply.headers.get('x-request-id');
    expect(line).toMatchObject({ request_id, operation: 'getMe', status: 401, code });
    expect(line?.client).toBe(networkOf(from));
    expect(JSON.stringify(lines)).not.toContain(as.replace('Bearer ', ''));
  });

  it('an access token that has expired, or whose session has ended', async () => {
    const user = await world.register();
    const as = `Bearer ${user.accessToken}`;
    lines.length = 0;
    const from = freshAddress();
    await world.db('sessions').where({ user_id: user.userId }).delete();
    expect((await me(as, from)).status).toBe(401);
    world.clock.advance(3601 * SECOND);
    expect((await me(as, from)).status).toBe(401);
    expect(await requestLines(2)).toMatchObject([
      { code: 'AUTH_TOKEN_INVALID', client: networkOf(from) },
      { code: 'AUTH_TOKEN_EXPIRED', client: networkOf(from) },
    ]);
  });

  it('a refresh token that does not exist', async () => {
    const from = freshAddress();
    const body = { refresh_token: 'rt_made_up' };
    expect((await world.call('refreshSession', { body, from })).status).toBe(401);
    const [line] = await requestLines(1);
    expect(line).toMatchObject({ code: 'AUTH_TOKEN_INVALID', client: networkOf(from) });
    expect(JSON.stringify(lines)).not.toContain('rt_made_up');
  });

  it('behind a trusted proxy it is the network of the client, not of the proxy', async () => {
    await me('Bearer garbage', '127.0.9.1', { 'x-forwarded-for': '203.0.113.77' });
    expect(await requestLines(1)).toMatchObject([{ client: '203.0.113.0/24' }]);
  });
});

describe('the wide limit per address', () => {
  it('gives one log line per refusal, at the level of any request', async () => {
    const from = freshAddress();
    for (let count = 1; count <= GUARD; count += 1) await me(undefined, from);
    await requestLines(GUARD);
    lines.length = 0;
    expect((await me(undefined, from)).status).toBe(429);
    expect((await me(undefined, from)).status).toBe(429);
    const refused = { level: 30, status: 429, code: 'RATE_LIMIT_EXCEEDED' };
    expect(await requestLines(2)).toMatchObject([refused, refused]);
    expect(lines).toHaveLength(2);
    expect(lines[0]?.client).toBe(networkOf(from));
  });
});

describe('X-Forwarded-For from a sender who is not trusted', () => {
  it('is logged as a warning once, however many requests have it', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.77' };
    const from = freshAddress();
    for (let count = 1; count <= 3; count += 1) {
      expect((await me('Bearer garbage', from, headers)).status).toBe(401);
    }
    for (const line of await requestLines(3)) expect(line.client).toBe(networkOf(from));
    const warnings = lines.filter(({ level }) => level === 40);
    expect(warnings).toMatchObject([{ event: 'http.untrusted_x_forwarded_for' }]);
  });
});
