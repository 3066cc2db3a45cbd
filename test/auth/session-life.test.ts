import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { freshAddress, PASSWORD, startWorld } from '../support/world.ts';

const world = startWorld({ content: 'empty' });
const refresh = (refresh_token: string) =>
  world.call('refreshSession', { body: { refresh_token }, from: freshAddress() });

async function remembered() {
  const { email } = await world.register();
  return world.signIn(email, PASSWORD, { remember_me: true });
}

describe('a session (A7)', () => {
  it('ends after 24 hours without use', async () => {
    const [early, late] = [await world.register(), await world.register()];
    world.clock.advance(DAY - MINUTE);
    expect((await refresh(early.refreshToken)).status).toBe(200);
    world.clock.advance(MINUTE);
    expect((await refresh(late.refreshToken)).status).toBe(401);
  });

  it('is kept alive by each use, of the access token or of the refresh token', async () => {
    const user = await world.register();
    world.clock.advance(59 * MINUTE);
    expect((await world.call('getMe', { as: user })).status).toBe(200);
    world.clock.advance(DAY - 30 * MINUTE);
    expect((await refresh(user.refreshToken)).status).toBe(200);
    world.clock.advance(DAY - MINUTE);
    expect((await refresh(user.refreshToken)).status).toBe(200);
  });

  it('is alive for 7 days without use if it is remembered', async () => {
    const [early, late] = [await remembered(), await remembered()];
    world.clock.advance(7 * DAY - MINUTE);
    expect((await refresh(early.refreshToken)).status).toBe(200);
    world.clock.advance(MINUTE);
    expect((await refresh(late.refreshToken)).status).toBe(401);
  });

  it.each([false, true])(
    'ends after 7 days even if used daily (remember_me: %s)',
    async (remember_me) => {
      const { email } = await world.register();
      const user = await world.signIn(email, PASSWORD, { remember_me });
      for (let day = 1; day <= 7; day += 1) {
        world.clock.advance(DAY - 2 * MINUTE);
        expect((await refresh(user.refreshToken)).status).toBe(200);
      }
      const { access_token } = bodyOf(await refresh(user.refreshToken), 200);
      world.clock.advance(14 * MINUTE);
      expect((await refresh(user.refreshToken)).status).toBe(401);
      const me = await world.call('getMe', { as: `Bearer ${access_token}` });
      expect(bodyOf(me, 401).code).toBe('AUTH_TOKEN_INVALID');
    },
  );

  it('does not count among the five once it has ended by itself', async () => {
    const { email, ...first } = await world.register();
    await world.db('sessions').where({ user_id: first.userId }).update({ remember_me: true });
    for (let count = 2; count <= 5; count += 1) await world.signIn(email);
    world.clock.advance(DAY + HOUR);
    await world.signIn(email);
    expect((await refresh(first.refreshToken)).status).toBe(200);
  });

  it('is written to at most once a minute by its uses', async () => {
    const user = await world.register();
    const lastUse = async () => {
      const [session] = await world.db('sessions').where({ user_id: user.userId });
      return session?.last_used_at.getTime() ?? 0;
    };
    const signedIn = await lastUse();
    await world.call('getMe', { as: user });
    expect(await lastUse()).toBe(signedIn);
    world.clock.advance(61 * SECOND);
    await world.call('getMe', { as: user });
    expect(await lastUse()).toBeGreaterThanOrEqual(signedIn + 61 * SECOND);
  });
});

describe('a change of role (R-55)', () => {
  it('ends the access tokens made before it on their next use, but not the session', async () => {
    const user = await world.register();
    await world.db('users').where({ id: user.userId }).update({ role: 'admin' });
    expect((await world.call('getMe', { as: user })).status).toBe(401);

    const body = { refresh_token: user.refreshToken };
    const refreshed = await world.call('refreshSession', { body });
    expectStatus(refreshed, 200);
    const accessToken = refreshed.body.access_token;
    const me = await world.call('getMe', { as: { ...user, accessToken } });
    expectStatus(me, 200);
    expect(me.body.user.role).toBe('admin');
  });
});
