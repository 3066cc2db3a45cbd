import { randomUUID } from 'node:crypto';
import type { Store } from 'express-rate-limit';
import { describe, expect, it } from 'vitest';
import { operations, rateLimits } from '../../generated/operations.ts';
import { MINUTE, SECOND } from '../../src/clock.ts';
import { ApiError } from '../../src/contract/api-error.ts';
import type { LimitedCall } from '../../src/contract/rate-limiter.ts';
import { ReplyHeaders } from '../../src/contract/reply-headers.ts';
import { createRateLimiter } from '../../src/limits/rate-limiter.ts';
import { WindowStore } from '../../src/limits/window-store.ts';
import { expectStatus } from '../support/expect-status.ts';
import { MovableClock } from '../support/movable-clock.ts';
import { freshAddress, startWorld } from '../support/world.ts';

describe('the rate limits', () => {
  it('are those of the requirements (S-104, S-105, S-107)', () => {
    expect(rateLimits.login).toMatchObject({ limit: 5, window_seconds: 15 * 60 });
    expect(rateLimits.register).toMatchObject({ limit: 3, window_seconds: 60 * 60 });
    expect(rateLimits.general).toMatchObject({ limit: 100, window_seconds: 60 });
  });

  it('apply to every operation except health (A12)', () => {
    const unlimited = Object.values(operations).filter((each) => each.rateLimits.length === 0);
    expect(unlimited.map(({ id }) => id)).toEqual(['getHealth']);
  });
});

describe('over HTTP', () => {
  const world = startWorld({ content: 'empty', environment: { TRUSTED_PROXIES: '127.0.9.9/32' } });
  const me = (as: { accessToken: string }, from = '127.0.0.1') =>
    world.call('getMe', { as: { refreshToken: '', userId: '', ...as }, from });

  async function exhaust(as: { accessToken: string }) {
    for (let count = 0; count < 100; count += 1) await me(as);
    const refusal = await me(as);
    expect(refusal.status).toBe(429);
    return refusal;
  }

  it('count per user, from whatever address; another user is not affected', async () => {
    const [one, other] = [await world.register(), await world.register()];
    await exhaust(one);
    expect((await me(one, freshAddress())).status).toBe(429);
    expect((await me(other)).status).toBe(200);
  });

  it('allow requests again when the window ends, and not before', async () => {
    const user = await world.register();
    world.clock.hold();
    await exhaust(user);
    world.clock.advance(MINUTE - SECOND);
    expect((await me(user)).status).toBe(429);
    world.clock.advance(SECOND);
    expect((await me(user)).status).toBe(200);
    world.clock.release();
  });

  it('R-46: believe X-Forwarded-For from a trusted proxy only', async () => {
    const refused = (from: string, address: string) =>
      world
        .call('refreshSession', {
          body: { refresh_token: 'rt_unknown' },
          headers: { 'x-forwarded-for': address },
          from,
        })
        .then(({ headers }) => /r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]);
    const direct = freshAddress();
    expect(await refused(direct, '203.0.113.1')).toBe('99');
    expect(await refused(direct, '203.0.113.2')).toBe('98');
    expect(await refused('127.0.9.9', '203.0.113.3')).toBe('99');
    expect(await refused('127.0.9.9', '203.0.113.4')).toBe('99');
    expect(await refused('127.0.9.9', '203.0.113.3')).toBe('98');
  });
});

describe('what a limit counts', () => {
  const world = startWorld({ content: 'empty' });
  const registration = (password = 'TestPassword123!') => ({
    email: `limit-${randomUUID()}@example.com`,
    password,
    full_name: 'Mert Arslan',
  });

  it('a registration that breaks the contract does not count, one with a taken e-mail does', async () => {
    const from = freshAddress();
    for (let count = 0; count < 5; count += 1) {
      expect((await world.call('register', { body: registration('weak'), from })).status).toBe(400);
    }
    const body = registration();
    expect((await world.call('register', { body, from })).status).toBe(201);
    expect((await world.call('register', { body, from })).status).toBe(409);
    expect((await world.call('register', { body, from })).status).toBe(409);
    expect((await world.call('register', { body: registration(), from })).status).toBe(429);
  });

  it('a successful login clears the count of its address and e-mail, and not the wide one', async () => {
    const from = freshAddress();
    const { email, password } = await world.register();
    const login = (sent: string, by = email) =>
      world.call('login', { body: { email: by, password: sent }, from });
    const wide = async () =>
      /"login-wide"; ?r=(\d+)/.exec(
        (await login('wrong', 'a@b.com')).headers.get('ratelimit') ?? '',
      )?.[1];
    for (let count = 0; count < 3; count += 1) expect((await login('wrong')).status).toBe(401);
    const before = Number(await wide());
    expect((await login(password)).status).toBe(200);
    for (let count = 0; count < 4; count += 1) expect((await login('wrong')).status).toBe(401);
    expect((await login(password)).status).toBe(200);
    expect(Number(await wide())).toBe(before - 5);
  });

  it('the wide limit per address has headers only when it refuses', async () => {
    const from = freshAddress();
    const ask = () => world.call('getMe', { as: 'Bearer nobody', from });
    for (let round = 0; round < 20; round += 1) await Promise.all(Array.from({ length: 50 }, ask));
    const refused = await ask();
    expectStatus(refused, 429);
    expect(refused.headers.get('ratelimit-policy')).toContain('"guard"; q=1000; w=60');
    expect(refused.headers.get('ratelimit')).toContain('r=0');
  });

  it('a request whose session has ended does not count for the user, and gets only a 401', async () => {
    const user = await world.register();
    const other = await world.signIn(user.email);
    await world.call('logout', { as: user });
    for (let count = 0; count < 3; count += 1) {
      const reply = await world.send('getMe', { as: user, query: { surprise: 1 } });
      expectStatus(reply, 401);
    }
    const me = await world.call('getMe', { as: other });
    expect(me.headers.get('ratelimit')).toContain('r=98');
  });
});

describe('a limiter', () => {
  const clock = new MovableClock();
  const callFrom = (address: string): LimitedCall => {
    return { address, operation: operations.register, headers: new ReplyHeaders(), hits: [] };
  };

  it('R-47: whose store fails answers 503 and lets no request through', async () => {
    const broken: Store = {
      increment: () => Promise.reject(new Error('store is gone')),
      decrement: () => undefined,
      resetKey: () => undefined,
    };
    const limiter = createRateLimiter({
      clock: new MovableClock(),
      createStore: () => broken,
      fold: {},
    });
    const attempt = limiter.beforeBody(callFrom('203.0.113.7'), undefined);
    await expect(attempt).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', status: 503 });
  });

  it('A10: counts an IPv6 /56 network as one client', async () => {
    const limiter = createRateLimiter({
      clock,
      createStore: () => new WindowStore(clock),
      fold: {},
    });
    const knock = (ip: string) => limiter.beforeBody(callFrom(ip), undefined);
    for (const suffix of ['1', '2', '3']) await knock(`2001:db8:0:aa0${suffix}::1`);
    await expect(knock('2001:db8:0:aaff::9')).rejects.toBeInstanceOf(ApiError);
    await expect(knock('2001:db8:0:ab00::1')).resolves.toBeUndefined();
  });
});
