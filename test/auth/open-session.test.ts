import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openSession } from '../../src/auth/sessions/open-session.ts';
import { lockSignIn } from '../../src/auth/sessions/sessions.queries.ts';
import { SECOND } from '../../src/clock.ts';
import { somebodyWaits } from '../support/classroom.ts';
import { startWorld } from '../support/world.ts';

const world = startWorld({ content: 'empty' });

async function signInOf(userId: string) {
  const [user] = await world.db('users').where({ id: userId });
  return {
    userId,
    role: 'student' as const,
    passwordHash: user?.password_hash ?? '',
    emailHash: randomBytes(32),
    rememberMe: false,
    userAgent: '',
    ip: '127.0.0.1',
  };
}

const sessionsOf = (userId: string) =>
  world.db('sessions').where({ user_id: userId }).whereNull('revoked_at');

describe('opening a session', () => {
  it('keeps five, even if 50 processes open one at once (R-56)', async () => {
    const { userId } = await world.register();
    const signIn = await signInOf(userId);
    await Promise.all(Array.from({ length: 50 }, () => openSession(world.context, signIn)));
    expect(await sessionsOf(userId)).toHaveLength(5);
  });

  it('does not end sessions of other users', async () => {
    const [one, other] = [await world.register(), await world.register()];
    const signIn = await signInOf(one.userId);
    for (let count = 1; count <= 6; count += 1) await openSession(world.context, signIn);
    expect(await sessionsOf(other.userId)).toHaveLength(1);
  });

  it('does not happen when the password was changed since it was checked', async () => {
    const { userId } = await world.register();
    const signIn = await signInOf(userId);
    await world.db('users').where({ id: userId }).update({ password_hash: 'another' });
    expect(await openSession(world.context, signIn)).toBeUndefined();
    expect(await sessionsOf(userId)).toHaveLength(1);
  });

  it('makes the newer session if it had to wait for another sign-in, so that the other is ended first', async () => {
    const { userId } = await world.register();
    const signIn = await signInOf(userId);
    const [waited, turn] = await world.db.transaction(async (trx) => {
      await lockSignIn(trx, userId, signIn.passwordHash);
      const waiting = openSession(world.context, signIn);
      await Promise.race([waiting, somebodyWaits(world.db)]);
      world.clock.advance(SECOND);
      return [waiting, world.clock.now()] as const;
    });
    const opened = { id: (await waited)?.sessionId ?? '' };
    const session = await world.db('sessions').where(opened).first();
    expect(session?.created_at.getTime()).toBeGreaterThanOrEqual(turn.getTime());
    expect(session?.last_used_at).toEqual(session?.created_at);
  });
});
