import { verify } from '@node-rs/argon2';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { insertSession } from '../../src/auth/sessions/sessions.queries.ts';
import { MINUTE } from '../../src/clock.ts';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { freshAddress, PASSWORD, type Reply, startWorld } from '../support/world.ts';

// Counts how often a password is compared.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  return { ...real, verify: vi.fn(real.verify) };
});
vi.mock('../../src/auth/sessions/sessions.queries.ts', async (original) => {
  const real = await original<typeof import('../../src/auth/sessions/sessions.queries.ts')>();
  return { ...real, insertSession: vi.fn(real.insertSession) };
});
beforeEach(() => void vi.mocked(verify).mockClear());

const world = startWorld({ content: 'empty' });
const WRONG = 'Wrong-Password-1';
const guess = (email: string, password = WRONG, from = freshAddress()) =>
  world.call('login', { body: { email, password }, from });

async function failFiveTimes(email: string): Promise<Reply> {
  for (let count = 1; count <= 4; count += 1) expect((await guess(email)).status).toBe(401);
  return guess(email);
}

describe('423', () => {
  it('comes with the fifth failure from one address: four times 401, then 423 with Retry-After, then 429 (A9)', async () => {
    const { email } = await world.register();
    const from = freshAddress();
    const replies = [];
    for (let count = 1; count <= 6; count += 1) replies.push(await guess(email, WRONG, from));
    expect(replies.map(({ status }) => status)).toEqual([401, 401, 401, 401, 423, 429]);
    const [locked, limited] = replies.slice(4);
    expect(locked?.body).toHaveProperty('code', 'AUTH_ACCOUNT_LOCKED');
    expect(locked?.headers.get('retry-after')).toBe('900');
    expect(limited?.body).toHaveProperty('code', 'AUTH_RATE_LIMIT_EXCEEDED');
  });

  it('locks e-mails without an account in the same way (R-41)', async () => {
    const locked = await failFiveTimes('nobody-locked@example.com');
    expectStatus(locked, 423);
    expect(locked.headers.get('retry-after')).toBe('900');
  });

  it('counts an e-mail with and without blanks around it as one, in the window and the lock', async () => {
    const { email } = await world.register();
    const from = freshAddress();
    const spellings = [email, ` ${email}`, `${email} `, `  ${email}  `, email, ` ${email}`];
    const replies = [];
    for (const spelling of spellings) replies.push(await guess(spelling, WRONG, from));
    expect(replies.map(({ status }) => status)).toEqual([401, 401, 401, 401, 423, 429]);
    expect((await guess(`${email} `, PASSWORD)).status).toBe(423);
  });

  it('is the same for the right password, which is not even compared (R-40)', async () => {
    const { email } = await world.register();
    await failFiveTimes(email);
    vi.mocked(verify).mockClear();
    const right = await guess(email, PASSWORD);
    const wrong = await guess(email);
    expect([right.status, wrong.status]).toEqual([423, 423]);
    expect([...right.headers.keys()]).toEqual([...wrong.headers.keys()]);
    expect({ ...right.body, details: null }).toEqual({ ...wrong.body, details: null });
    expect(verify).not.toHaveBeenCalled();
  });

  it('ends after 15 minutes, and lasts twice as long the next time', async () => {
    const { email } = await world.register();
    await failFiveTimes(email);
    world.clock.advance(15 * MINUTE);
    const again = await failFiveTimes(email);
    expectStatus(again, 423);
    expect(again.headers.get('retry-after')).toBe('1800');
    world.clock.advance(30 * MINUTE);
    expect((await guess(email, PASSWORD)).status).toBe(200);
    expect((await failFiveTimes(email)).headers.get('retry-after')).toBe('900');
  });

  it('is only caused by failures in a row', async () => {
    const { email } = await world.register();
    for (let round = 1; round <= 3; round += 1) {
      for (let count = 1; count <= 4; count += 1) expect((await guess(email)).status).toBe(401);
      expect((await guess(email, PASSWORD)).status).toBe(200);
    }
  });

  it('is not caused by right passwords that need a second factor (A2)', async () => {
    const { email, userId } = await world.register();
    await world.db('users').where({ id: userId }).update({ mfa_enabled: true });
    for (let count = 1; count <= 6; count += 1) {
      expect(bodyOf(await guess(email, PASSWORD), 401).code).toBe('AUTH_MFA_REQUIRED');
    }
  });

  it('is not caused by right passwords whose session the server failed to open', async () => {
    const { email } = await world.register();
    for (let count = 1; count <= 6; count += 1) {
      vi.mocked(insertSession).mockRejectedValueOnce(new Error('no session to be saved'));
      expect((await guess(email, PASSWORD)).status).toBe(500);
    }
    expect((await guess(email, PASSWORD)).status).toBe(200);
  });

  it('does not end sessions that exist (R-42)', async () => {
    const user = await world.register();
    await failFiveTimes(user.email);
    expect((await world.call('getMe', { as: user })).status).toBe(200);
    const body = { refresh_token: user.refreshToken };
    expect((await world.call('refreshSession', { body })).status).toBe(200);
  });

  it('allows 5 of 200 wrong guesses that come at once from 40 addresses (R-45)', async () => {
    const { email } = await world.register();
    vi.mocked(verify).mockClear();
    const addresses = Array.from({ length: 40 }, freshAddress);
    const guesses = addresses.flatMap((from) => Array(5).fill(from) as string[]);
    const replies = await Promise.all(guesses.map((from) => guess(email, WRONG, from)));
    const count = (status: number) => replies.filter((reply) => reply.status === status).length;
    expect({ 401: count(401), 423: count(423) }).toEqual({ 401: 4, 423: 196 });
    expect(verify).toHaveBeenCalledTimes(5);
  });

  it('is not the answer to an owner who signs in while somebody else guesses', async () => {
    const { email } = await world.register();
    const tries = [WRONG, WRONG, PASSWORD, WRONG, WRONG, WRONG, PASSWORD, WRONG];
    const replies = await Promise.all(tries.map((password) => guess(email, password)));
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 401, 401, 401, 401, 401, 401]);
  });
});
