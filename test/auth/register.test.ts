import { describe, expect, it } from 'vitest';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { describeSharedRefusals } from '../support/shared-refusals.ts';
import { freshAddress, startWorld } from '../support/world.ts';

const world = startWorld();
let people = 0;
const newcomer = (changes: object = {}) => {
  people += 1;
  const email = `newcomer-${people}@example.com`;
  return { email, password: 'Merhaba2025', full_name: 'Zeynep Arslan', ...changes };
};
const register = (body: ReturnType<typeof newcomer>) =>
  world.call('register', { body, from: freshAddress() });
const usersWith = (email: string) => world.db('users').where({ email });

describe('201', () => {
  it('creates a student on the free tier who can sign in at once (S-14, A30)', async () => {
    const person = newcomer();
    const reply = await register(person);
    expectStatus(reply, 201);
    expect(reply.body).toEqual({
      success: true,
      message: 'Registration successful. Please verify your email.',
      user_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const { userId, ...signedIn } = await world.signIn(person.email, person.password);
    expect(userId).toBe(reply.body.user_id);
    const me = await world.call('getMe', { as: { userId, ...signedIn } });
    expectStatus(me, 200);
    expect(me.body.user).toMatchObject({ role: 'student', tier: 'free', email_verified: false });
    expectStatus(me, 200);
    expect(me.body.user).not.toHaveProperty('phone');
  });

  it('stores the e-mail in lower case, the name without blanks around, the phone in E.164 (S-17)', async () => {
    const person = newcomer({ full_name: '  Işıl Öz ', phone: '05321234567' });
    await register({ ...person, email: person.email.toUpperCase() });
    expect(await usersWith(person.email)).toMatchObject([
      { full_name: 'Işıl Öz', phone: '+905321234567' },
    ]);
  });

  it('removes the blanks around the e-mail', async () => {
    const person = newcomer();
    expect((await register({ ...person, email: ` ${person.email}\u00a0` })).status).toBe(201);
    expect(await usersWith(person.email)).toHaveLength(1);
    const again = await register({ ...person, email: `${person.email} ` });
    expect(again.status).toBe(409);
  });

  it.each([
    ['composed', 'NFC', 'NFD'],
    ['decomposed', 'NFD', 'NFC'],
  ])(
    'takes a password in %s letters, which then matches in both forms (R-96)',
    async (...forms) => {
      const [, chosen, other] = forms;
      const person = newcomer({ password: 'Şifreğüç2025'.normalize(chosen) });
      expect((await register(person)).status).toBe(201);
      await world.signIn(person.email, person.password);
      await world.signIn(person.email, person.password.normalize(other));
    },
  );

  it.each(['NFC', 'NFD'])('counts the characters that a person types (%s)', async (form) => {
    for (const typed of ['şifreŞ12', `Ş1${'ğ'.repeat(126)}`]) {
      const reply = await register(newcomer({ password: typed.normalize(form) }));
      expectStatus(reply, 201);
    }
  });

  it('does not change the password', async () => {
    const person = newcomer({ password: ' Merhaba 2025 ' });
    expect((await register(person)).status).toBe(201);
    await expect(world.signIn(person.email, 'Merhaba 2025')).rejects.toThrow(
      'AUTH_INVALID_CREDENTIALS',
    );
    await world.signIn(person.email, person.password);
  });
});

describe('400', () => {
  it.each([
    ['email', 'not-an-address'],
    ['email', 'a b@example.com'],
    ['email', undefined],
    ['password', 'Short1x'],
    ['password', 'merhaba2025'],
    ['password', 'MERHABA2025'],
    ['password', 'MerhabaDunya'],
    ['password', `Aa1${'x'.repeat(126)}`],
    ['password', 'Merhaba\t2025'],
    ['password', 'Merhaba\u00852025'],
    ['password', 'Şifre12'],
    ['password', 'Şifre12'.normalize('NFD')],
    ['full_name', '   '],
    ['full_name', undefined],
    ['phone', '5321234567'],
    ['phone', null],
  ])('refuses %s = %j (S-15, S-16)', async (field, value) => {
    const person = newcomer();
    const reply = await register({ ...person, [field]: value });
    const issues = bodyOf(reply, 400).details?.issues ?? [];
    expect(new Set(issues.map(({ path }) => path))).toEqual(new Set([`body.${field}`]));
    expect(await usersWith(person.email)).toEqual([]);
  });

  it.each([
    { role: 'admin' },
    { tier: 'enterprise' },
    { user_id: '10000000-0000-4000-8000-000000000001' },
    { id: '10000000-0000-4000-8000-000000000001' },
    { email_verified: true },
    { mfa_enabled: true },
  ])('refuses %j and saves nothing (R-20)', async (injected) => {
    const before = await world.db('users').count();
    const reply = await register(newcomer(injected));
    expectStatus(reply, 400);
    expect(reply.body.details?.issues).toMatchObject([
      { path: `body.${Object.keys(injected)[0]}` },
    ]);
    expect(await world.db('users').count()).toEqual(before);
  });
});

describe('409', () => {
  it('says that the e-mail is taken, in whatever case, and changes nothing (A29)', async () => {
    const [before] = await usersWith('student@example.com');
    const reply = await register(newcomer({ email: 'Student@Example.com' }));
    expectStatus(reply, 409);
    expect(reply.body.code).toBe('AUTH_EMAIL_TAKEN');
    expect(await usersWith('student@example.com')).toEqual([before]);
  });

  it('is the answer to 19 of 20 who register the same e-mail at the same time (R-75)', async () => {
    const person = newcomer();
    const replies = await Promise.all(Array.from({ length: 20 }, () => register(person)));
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array(19).fill(409)]);
    const [winner] = replies.filter(({ status }) => status === 201);
    expect(await usersWith(person.email)).toMatchObject([
      { id: winner && bodyOf(winner, 201).user_id },
    ]);
  });
});

describeSharedRefusals(
  () => world,
  'register',
  () => ({ body: newcomer(), from: freshAddress() }),
);
