import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createAuthenticator } from '../../src/auth/authenticate.ts';
import { startWorld } from '../support/world.ts';

const world = startWorld();
const authenticator = () => createAuthenticator(world.context);
const invalid = { code: 'AUTH_TOKEN_INVALID', status: 401 };

async function keyOf(userId: string, changes: object = {}): Promise<string> {
  const key = `test_pk_${randomUUID().replaceAll('-', '')}`;
  await world.db('api_keys').insert({
    id: randomUUID(),
    user_id: userId,
    name: 'A key of these tests',
    prefix: key.slice(0, 12),
    key_hash: createHash('sha256').update(key).digest(),
    created_at: world.clock.now(),
    ...changes,
  });
  return key;
}

describe('an access token', () => {
  it('takes the tier from the database, so a change counts on the next request', async () => {
    const { accessToken, userId } = await world.register();
    expect(await authenticator().accessToken(accessToken)).toEqual({
      kind: 'user',
      userId,
      sessionId: expect.any(String),
      role: 'student',
      tier: 'free',
    });
    await world.db('users').where({ id: userId }).update({ tier: 'premium' });
    expect(await authenticator().accessToken(accessToken)).toMatchObject({ tier: 'premium' });
  });

  it('fails from the next request on when its session was ended elsewhere (R-55)', async () => {
    const { accessToken, userId } = await world.register();
    await authenticator().accessToken(accessToken);
    await world.db('sessions').where({ user_id: userId }).update({ revoked_at: new Date() });
    await expect(authenticator().accessToken(accessToken)).rejects.toMatchObject(invalid);
  });

  it('is checked with one read by primary keys', async () => {
    const { accessToken } = await world.register();
    const statements: string[] = [];
    const note = ({ sql }: { sql: string }) => statements.push(sql);
    world.db.on('query', note);
    await authenticator().accessToken(accessToken);
    world.db.off('query', note);
    expect(statements).toHaveLength(1);
  });
});

describe('an API key', () => {
  it('acts for its owner without a session (A33)', async () => {
    expect(await authenticator().apiKey('test_pk_1234567890abcdef')).toEqual({
      kind: 'apiKey',
      keyId: expect.any(String),
      userId: '10000000-0000-4000-8000-000000000001',
      role: 'student',
      tier: 'free',
    });
  });

  it('never acts for an administrator, not even one who became so later', async () => {
    const { userId } = await world.register();
    const key = await keyOf(userId);
    expect(await authenticator().apiKey(key)).toMatchObject({ userId });
    await world.db('users').where({ id: userId }).update({ role: 'admin' });
    await expect(authenticator().apiKey(key)).rejects.toMatchObject(invalid);
  });

  it('fails when it is revoked, unknown or malformed', async () => {
    const { userId } = await world.register();
    const revoked = await keyOf(userId, { revoked_at: world.clock.now() });
    const unknown = `test_pk_${'0'.repeat(16)}`;
    for (const key of [revoked, unknown, 'test_pk_', `live_pk_${'0'.repeat(16)}`, '']) {
      await expect(authenticator().apiKey(key)).rejects.toMatchObject(invalid);
    }
  });

  it('of the test kind is worth nothing in production (R-57)', async () => {
    const config = { ...world.context.config, production: true };
    const inProduction = createAuthenticator({ ...world.context, config });
    const key = inProduction.apiKey('test_pk_1234567890abcdef');
    await expect(key).rejects.toMatchObject(invalid);
  });
});
