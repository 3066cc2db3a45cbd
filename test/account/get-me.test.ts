import { beforeAll, describe, expect, it } from 'vitest';
import { HOUR } from '../../src/clock.ts';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { describeSharedRefusals } from '../support/shared-refusals.ts';
import { type SignIn, startWorld } from '../support/world.ts';

const world = startWorld();
let student: SignIn;
beforeAll(async () => {
  student = await world.signIn('test-student@7peducation.com');
});

describe('200', () => {
  it('shows the caller’s account, and nothing that the caller may not see', async () => {
    const reply = await world.call('getMe', { as: student });
    expectStatus(reply, 200);
    expect(reply.body).toEqual({
      user: {
        id: '10000000-0000-4000-8000-000000000001',
        email: 'test-student@7peducation.com',
        name: 'Deniz Yılmaz',
        role: 'student',
        tier: 'free',
        email_verified: true,
        mfa_enabled: false,
        phone: '+905321234501',
        locale: 'tr',
        created_at: '2025-06-10T08:15:00.000Z',
      },
    });
  });

  it('shows the same to a caller with this user’s API key', async () => {
    const byKey = await world.call('getMe', { as: 'test_pk_1234567890abcdef' });
    expect(byKey.body).toEqual((await world.call('getMe', { as: student })).body);
  });

  it('leaves the phone out if the user has given none', async () => {
    const reply = await world.call('getMe', { as: await world.register() });
    expectStatus(reply, 200);
    expect(reply.body.user).not.toHaveProperty('phone');
  });
});

describe('401', () => {
  it('has another code for an expired token than for one that is not valid', async () => {
    const user = await world.register();
    const edited = `Bearer ${user.accessToken.slice(0, -2)}AA`;
    expect(bodyOf(await world.call('getMe', { as: edited }), 401).code).toBe('AUTH_TOKEN_INVALID');
    world.clock.advance(HOUR);
    expect(bodyOf(await world.call('getMe', { as: user }), 401).code).toBe('AUTH_TOKEN_EXPIRED');
    world.clock.advance(-HOUR);
  });
});

describeSharedRefusals(
  () => world,
  'getMe',
  () => ({ as: student }),
);
