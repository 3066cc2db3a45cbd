import { describe, expect, it } from 'vitest';
import { HOUR, SECOND } from '../../src/clock.ts';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { describeSharedRefusals } from '../support/shared-refusals.ts';
import { freshAddress, type SignIn, startWorld } from '../support/world.ts';

const world = startWorld();
const refresh = (refresh_token: string, rotate = false) =>
  world.call('refreshSession', { body: { refresh_token, rotate }, from: freshAddress() });
const me = (accessToken: string) => world.call('getMe', { as: `Bearer ${accessToken}` });

async function rotated(token: string): Promise<string> {
  const reply = await refresh(token, true);
  expectStatus(reply, 200);
  return reply.body.refresh_token ?? '';
}

/** Expects that no token of the session works any more. */
async function expectDead(user: SignIn, ...refreshTokens: string[]): Promise<void> {
  const reply = await me(user.accessToken);
  expect(bodyOf(reply, 401).code).toBe('AUTH_TOKEN_INVALID');
  for (const token of [user.refreshToken, ...refreshTokens]) {
    expect((await refresh(token)).status).toBe(401);
    expect((await refresh(token, true)).status).toBe(401);
  }
}

describe('200', () => {
  it('gives a new access token, also after the old one expired; the refresh token stays (S-21, S-22)', async () => {
    const user = await world.register();
    world.clock.advance(2 * HOUR);
    const expired = await me(user.accessToken);
    expect(bodyOf(expired, 401).code).toBe('AUTH_TOKEN_EXPIRED');
    const reply = await refresh(user.refreshToken);
    expectStatus(reply, 200);
    expect(reply.body).toEqual({
      success: true,
      access_token: expect.any(String),
      expires_in: 3600,
    });
    expect((await me(reply.body.access_token)).status).toBe(200);
    world.clock.advance(2 * HOUR);
    expect((await refresh(user.refreshToken)).status).toBe(200);
  });

  it('replaces the refresh token when asked to, again and again (A8)', async () => {
    const user = await world.register();
    const tokens = new Set([user.refreshToken]);
    let token = user.refreshToken;
    for (let round = 1; round <= 3; round += 1) {
      token = await rotated(token);
      tokens.add(token);
      world.clock.advance(HOUR);
    }
    expect(tokens.size).toBe(4);
    expect((await refresh(token)).status).toBe(200);
  });

  it('answers a replaced token for 10 more seconds, with the same new one if it asks to rotate', async () => {
    const user = await world.register();
    const successor = await rotated(user.refreshToken);
    expect(await rotated(user.refreshToken)).toBe(successor);
    const kept = await refresh(user.refreshToken);
    expectStatus(kept, 200);
    expect(kept.body).not.toHaveProperty('refresh_token');
    expect((await refresh(successor)).status).toBe(200);
  });

  it('gives the same new token to 100 parallel requests, and the next refresh works (R-54)', async () => {
    const user = await world.register();
    const replies = await Promise.all(
      Array.from({ length: 100 }, () => refresh(user.refreshToken, true)),
    );
    const bodies = replies.map((reply) => bodyOf(reply, 200));
    const successors = new Set(bodies.map(({ refresh_token }) => refresh_token));
    expect(successors.size).toBe(1);
    const [successor = ''] = successors;
    expect((await me(bodies[0]?.access_token ?? '')).status).toBe(200);
    await rotated(successor);
  });
});

describe('400', () => {
  it('names a missing refresh token', async () => {
    const reply = await world.send('refreshSession', { body: {}, from: freshAddress() });
    expectStatus(reply, 400);
    expect(reply.body.details?.issues).toEqual([
      { path: 'body.refresh_token', message: 'is required' },
    ]);
  });
});

describe('401', () => {
  it.each([
    ['forged', `rt_${'0'.repeat(43)}`],
    ['an API key', 'test_pk_1234567890abcdef'],
    ['no token of ours', 'nonsense'],
  ])('refuses a token that is %s (S-23)', async (_what, token) => {
    const reply = await refresh(token);
    expectStatus(reply, 401);
    expect(bodyOf(reply, 401).code).toBe('AUTH_TOKEN_INVALID');
  });

  it.each([false, true])(
    'ends the session when a token is used later than 10 seconds after it was replaced (rotate: %s)',
    async (rotate) => {
      const user = await world.register();
      const successor = await rotated(user.refreshToken);
      world.clock.advance(10 * SECOND + 1);
      expect((await refresh(user.refreshToken, rotate)).status).toBe(401);
      await expectDead(user, successor);
    },
  );

  it.each([false, true])(
    'ends the session when a token is used whose replacement was replaced, too, however soon (rotate: %s)',
    async (rotate) => {
      const user = await world.register();
      const child = await rotated(user.refreshToken);
      const grandchild = await rotated(child);
      expect((await refresh(user.refreshToken, rotate)).status).toBe(401);
      await expectDead(user, child, grandchild);
    },
  );

  it('does not end other sessions of the user when it ends one', async () => {
    const { email, ...stolen } = await world.register();
    const other = await world.signIn(email);
    await rotated(await rotated(stolen.refreshToken));
    expect((await refresh(stolen.refreshToken)).status).toBe(401);
    await expectDead(stolen);
    expect((await me(other.accessToken)).status).toBe(200);
  });
});

describeSharedRefusals(
  () => world,
  'refreshSession',
  () => ({ body: { refresh_token: `rt_${'0'.repeat(43)}` } }),
);
