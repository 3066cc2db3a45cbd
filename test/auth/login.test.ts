import { describe, expect, it } from 'vitest';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { describeSharedRefusals } from '../support/shared-refusals.ts';
import { freshAddress, PASSWORD, type Reply, startWorld } from '../support/world.ts';

const world = startWorld();
const student = { email: 'test-student@7peducation.com', password: 'TestPassword123!' };
const login = (body: typeof student & { mfa_code?: string }, from = freshAddress()) =>
  world.call('login', { body, from });

describe('200', () => {
  it('signs the test student in with the two tokens and the user (S-05)', async () => {
    const reply = await login(student);
    expectStatus(reply, 200);
    expect(reply.body).toEqual({
      success: true,
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      refresh_token: expect.stringMatching(/^rt_[\w-]{43}$/),
      user: {
        id: '10000000-0000-4000-8000-000000000001',
        email: 'test-student@7peducation.com',
        name: 'Deniz Yılmaz',
        role: 'student',
        mfa_enabled: false,
      },
    });
    const me = await world.call('getMe', { as: `Bearer ${reply.body.access_token}` });
    expectStatus(me, 200);
    expect(me.body.user.id).toBe(reply.body.user.id);
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });

  it('takes the e-mail in any case, and an MFA code that is not needed (S-06)', async () => {
    const email = 'Test-STUDENT@7PEducation.com';
    expect((await login({ ...student, email, mfa_code: '123456' })).status).toBe(200);
  });

  it('takes the e-mail with blanks around it', async () => {
    const reply = await login({ ...student, email: '  test-student@7peducation.com ' });
    expectStatus(reply, 200);
    expect('user' in reply.body && reply.body.user.email).toBe(student.email);
  });

  it('keeps the session for 7 days, remembered or not as asked (S-07), with its device', async () => {
    const user = await world.register();
    const headers = { 'user-agent': 'A browser of these tests' };
    const body = { email: user.email, password: PASSWORD, remember_me: true };
    await world.call('login', { body, headers, from: '127.9.9.9' });
    const sessions = await world
      .db('sessions')
      .where({ user_id: user.userId })
      .orderBy('created_at');
    expect(sessions.map(({ remember_me }) => remember_me)).toEqual([false, true]);
    expect(sessions[1]).toMatchObject({ user_agent: headers['user-agent'], ip: '127.9.9.9' });
    for (const { created_at, expires_at } of sessions) {
      expect(expires_at.getTime() - created_at.getTime()).toBe(7 * 24 * 3600 * 1000);
    }
  });

  it('stores no password and no token, only their hashes', async () => {
    const user = await world.register();
    const tables = ['users', 'sessions', 'refresh_tokens', 'login_attempts'];
    const rows = await Promise.all(tables.map((table) => world.db(table).select('*')));
    const stored = JSON.stringify(rows, (_key, value) =>
      value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
    );
    for (const secret of [PASSWORD, user.accessToken, user.refreshToken]) {
      expect(stored).not.toContain(secret);
    }
  });

  it('accepts 50 right logins at once, and keeps the 5 newest sessions (R-56)', async () => {
    const { email, userId } = await world.register();
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => login({ email, password: PASSWORD })),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array(50).fill(200));
    const alive = world.db('sessions').where({ user_id: userId }).whereNull('revoked_at');
    expect(await alive).toHaveLength(5);
    const statuses = await Promise.all(
      replies.map((reply) =>
        world.call('getMe', { as: `Bearer ${bodyOf(reply, 200).access_token}` }),
      ),
    );
    expect(statuses.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(statuses.filter(({ status }) => status === 401)).toHaveLength(45);
  });

  it('ends the oldest session when a sixth is opened, and no other', async () => {
    const { email, ...first } = await world.register();
    const others = [];
    for (let count = 2; count <= 6; count += 1) others.push(await world.signIn(email));
    expect((await world.call('getMe', { as: first })).status).toBe(401);
    for (const as of others) expect((await world.call('getMe', { as })).status).toBe(200);
  });
});

describe('400', () => {
  it.each(['email', 'password'])('names a missing %s (S-09)', async (field) => {
    const body = { ...student, [field]: undefined };
    const reply = await world.send('login', { body, from: freshAddress() });
    expectStatus(reply, 400);
    expect(reply.body.details?.issues).toEqual([{ path: `body.${field}`, message: 'is required' }]);
  });

  it.each(['\n', '\r\n', '\t', '\v', '\u0085', '\u2028', '\ufeff'])(
    'refuses an e-mail with %j at its start, its end or within (R-34)',
    async (control) => {
      const { email } = student;
      const spellings = [control + email, email + control, email.replace('@', `${control}@`)];
      for (const spelling of spellings) {
        const reply = await login({ ...student, email: spelling });
        expectStatus(reply, 400);
        expect(reply.body.details?.issues).toEqual([
          { path: 'body.email', message: 'must be an e-mail address' },
        ]);
      }
    },
  );
});

describe('401', () => {
  it('says the same, with the same headers, for unknown e-mails and wrong passwords (R-43)', async () => {
    const { email } = await world.register();
    const shape = ({ status, headers, body }: Reply) => ({
      status,
      headers: [...headers.keys()].sort(),
      body: { ...body, details: Object.keys(body.details) },
      authenticate: headers.get('www-authenticate'),
      length: headers.get('content-length'),
    });
    const password = 'Wrong-Password-1';
    const wrong = await login({ email, password });
    const unknown = await login({ email: 'nobody-at-all@example.com', password });
    const withoutPassword = await login({ email: await backgroundLearner(), password });
    expectStatus(wrong, 401);
    expect(wrong.body.code).toBe('AUTH_INVALID_CREDENTIALS');
    expect(shape(unknown)).toEqual(shape(wrong));
    expect(shape(withoutPassword)).toEqual(shape(wrong));
  });

  it('does not check passwords by the rules for new ones (A31)', async () => {
    const reply = await login({ email: 'student@example.com', password: 'password' });
    expectStatus(reply, 401);
    expect(reply.body.code).toBe('AUTH_INVALID_CREDENTIALS');
  });

  it('is the answer to a right password alone if the user has a second factor', async () => {
    const { email, userId } = await world.register();
    await world.db('users').where({ id: userId }).update({ mfa_enabled: true });
    const reply = await login({ email, password: PASSWORD });
    expectStatus(reply, 401);
    expect(reply.body.code).toBe('AUTH_MFA_REQUIRED');
  });

  async function backgroundLearner(): Promise<string> {
    const [learner] = await world.db('users').whereNull('password_hash').select('email');
    return learner?.email ?? '';
  }
});

describeSharedRefusals(
  () => world,
  'login',
  () => ({ body: student }),
);
