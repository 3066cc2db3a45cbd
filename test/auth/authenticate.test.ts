import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createAuthenticator } from '../../src/auth/authenticate.ts';
import { statement } from '../../src/db/statement.ts';
import { startWorld } from '../support/world.ts';

const world = startWorld();
const authenticate = (credential: string) => createAuthenticator(world.context)(credential);
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
    expect(await authenticate(accessToken).confirm()).toEqual({
      kind: 'user',
      userId,
      sessionId: expect.any(String),
      role: 'student',
      tier: 'free',
    });
    await world.db('users').where({ id: userId }).update({ tier: 'premium' });
    expect(await authenticate(accessToken).confirm()).toMatchObject({
      tier: 'premium',
    });
  });

  it('is refused from the next request on after another process ended its session (R-55)', async () => {
    const { accessToken, userId } = await world.register();
    await authenticate(accessToken).confirm();
    await world.db('sessions').where({ user_id: userId }).update({ revoked_at: new Date() });
    await expect(authenticate(accessToken).confirm()).rejects.toMatchObject(invalid);
  });

  it('runs no statement for an ended session, however the statement is sent', async () => {
    const { accessToken, userId } = await world.register();
    const caller = authenticate(accessToken);
    await world.db('sessions').where({ user_id: userId }).update({ revoked_at: new Date() });
    const rename = statement("UPDATE users SET full_name = 'Changed' WHERE id = :userId");
    await expect(caller.confirmWith(rename, { userId })).rejects.toMatchObject(invalid);
    expect(caller.confirmed).toBe(false);
    const user = await world.db('users').where({ id: userId }).first('full_name');
    expect(user?.full_name).toBe('Mert Arslan');
  });

  it('confirms its session and runs a statement in one round trip', async () => {
    const { accessToken, userId } = await world.register();
    const caller = authenticate(accessToken);
    const name = statement<{ full_name: string }>('SELECT full_name FROM users WHERE id = :userId');
    expect(await caller.confirmWith(name, { userId })).toEqual([{ full_name: 'Mert Arslan' }]);
    expect(caller.confirmed).toBe(true);
  });
});

describe('an API key', () => {
  it('acts for its owner without a session (A33)', async () => {
    expect(await authenticate('test_pk_1234567890abcdef').confirm()).toEqual({
      kind: 'apiKey',
      keyId: expect.any(String),
      userId: '10000000-0000-4000-8000-000000000001',
      role: 'student',
      tier: 'free',
    });
  });

  it('never acts for an administrator, not even for an owner who became one later', async () => {
    const { userId } = await world.register();
    const key = await keyOf(userId);
    expect(await authenticate(key).confirm()).toMatchObject({ userId });
    await world.db('users').where({ id: userId }).update({ role: 'admin' });
    await expect(authenticate(key).confirm()).rejects.toMatchObject(invalid);
  });

  it('fails when it is revoked, unknown or malformed', async () => {
    const { userId } = await world.register();
    const revoked = await keyOf(userId, { revoked_at: world.clock.now() });
    const unknown = `test_pk_${'0'.repeat(16)}`;
    for (const key of [revoked, unknown, 'test_pk_', `live_pk_${'0'.repeat(16)}`, '']) {
      const confirming = async () => authenticate(key).confirm();
      await expect(confirming()).rejects.toMatchObject(invalid);
    }
  });

  it('is refused in production if it is a test key (R-57)', async () => {
    const config = { ...world.context.config, production: true };
    const inProduction = createAuthenticator({ ...world.context, config });
    const asking = () => inProduction('test_pk_1234567890abcdef');
    expect(asking).toThrow(expect.objectContaining(invalid));
  });
});
