import { beforeAll, describe, expect, it } from 'vitest';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { describeSharedRefusals } from '../support/shared-refusals.ts';
import { type SignIn, startWorld } from '../support/world.ts';

const world = startWorld();
let student: SignIn;
beforeAll(async () => {
  student = await world.register();
});

describe('200', () => {
  it('ends the session: its access and refresh tokens are refused from now on (S-19, S-20)', async () => {
    const user = await world.register();
    const reply = await world.call('logout', { as: user });
    expectStatus(reply, 200);
    expect(reply.body).toEqual({ success: true, message: 'Logged out successfully' });

    const me = await world.call('getMe', { as: user });
    expect(bodyOf(me, 401).code).toBe('AUTH_TOKEN_INVALID');
    for (const rotate of [false, true]) {
      const body = { refresh_token: user.refreshToken, rotate };
      const refreshed = await world.call('refreshSession', { body });
      expect(bodyOf(refreshed, 401).code).toBe('AUTH_TOKEN_INVALID');
    }
  });

  it('also ends the tokens that refreshes have given', async () => {
    const user = await world.register();
    const body = { refresh_token: user.refreshToken, rotate: true };
    const refreshed = await world.call('refreshSession', { body });
    const { access_token, refresh_token = '' } = bodyOf(refreshed, 200);
    await world.call('logout', { as: user });
    expect((await world.call('getMe', { as: `Bearer ${access_token}` })).status).toBe(401);
    expect((await world.call('refreshSession', { body: { refresh_token } })).status).toBe(401);
  });

  it('does not end other sessions of the user', async () => {
    const { email, ...phone } = await world.register();
    const laptop = await world.signIn(email);
    await world.call('logout', { as: phone });
    expect((await world.call('getMe', { as: laptop })).status).toBe(200);
  });
});

describe('401', () => {
  it('does not end a session twice', async () => {
    const user = await world.register();
    await world.call('logout', { as: user });
    expect((await world.call('logout', { as: user })).status).toBe(401);
  });
});

describeSharedRefusals(
  () => world,
  'logout',
  () => ({ as: student }),
);
