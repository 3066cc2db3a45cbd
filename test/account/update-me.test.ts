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
  it('changes the fields that are sent and no others, and answers with the whole profile', async () => {
    const user = await world.register({ phone: '+905321234567' });
    const { user: before } = bodyOf(await world.call('getMe', { as: user }), 200);
    const body = { name: '  Deniz Yılmaz Aydın ', locale: 'en' as const };
    const reply = await world.call('updateMe', { as: user, body });
    expectStatus(reply, 200);
    expect(reply.body).toEqual({ user: { ...before, name: 'Deniz Yılmaz Aydın', locale: 'en' } });
    expect((await world.call('getMe', { as: user })).body).toEqual(reply.body);
  });

  it('stores a phone number in E.164, and removes it when null is sent', async () => {
    const user = await world.register();
    const set = await world.call('updateMe', { as: user, body: { phone: '05321234567' } });
    expectStatus(set, 200);
    expect(set.body.user.phone).toBe('+905321234567');
    const removed = await world.call('updateMe', { as: user, body: { phone: null } });
    expectStatus(removed, 200);
    expect(removed.body.user).not.toHaveProperty('phone');
    expect((await world.call('getMe', { as: user })).body).toEqual(removed.body);
  });

  it('changes no other user', async () => {
    const others = () => world.db('users').whereNot({ id: student.userId }).orderBy('id');
    const before = await others();
    await world.call('updateMe', { as: student, body: { name: 'Mert Aydoğan' } });
    expect(await others()).toEqual(before);
  });
});

describe('400', () => {
  it.each([
    { role: 'admin' },
    { tier: 'enterprise' },
    { email: 'admin@example.com' },
    { id: '10000000-0000-4000-8000-000000000002' },
    { mfa_enabled: true },
    { locale: 'de' },
    { name: ' ' },
    { name: null },
    { phone: '123' },
    {},
  ])('refuses %j and changes nothing (R-20)', async (change) => {
    const row = () => world.db('users').where({ id: student.userId });
    const before = await row();
    const reply = await world.send('updateMe', { as: student, body: change });
    expectStatus(reply, 400);
    expect(reply.body.code).toBe('VALIDATION_ERROR');
    expect(await row()).toEqual(before);
  });
});

describeSharedRefusals(
  () => world,
  'updateMe',
  () => ({ as: student, body: { locale: 'tr' } }),
);
