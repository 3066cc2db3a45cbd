import { expect, it } from 'vitest';
import { endSession, noteSessionUse } from '../../src/auth/sessions/sessions.queries.ts';
import { MINUTE, plus } from '../../src/clock.ts';
import { startWorld } from '../support/world.ts';

const world = startWorld({ content: 'empty' });

async function sessionOf(userId: string) {
  const [session] = await world.db('sessions').where({ user_id: userId });
  if (!session) throw new Error('the user has no session');
  return session;
}

it('a use is written to the session that is used, and to no other', async () => {
  const [one, other] = [await world.register(), await world.register()];
  const [used, unused] = [await sessionOf(one.userId), await sessionOf(other.userId)];
  const later = plus(used.last_used_at, MINUTE);
  await noteSessionUse(world.db, used.id, later);
  expect((await sessionOf(one.userId)).last_used_at).toEqual(later);
  expect(await sessionOf(other.userId)).toEqual(unused);
});

it('a use does not replace a later one', async () => {
  const { userId } = await world.register();
  const { id, last_used_at: signedIn } = await sessionOf(userId);
  const later = plus(signedIn, 2 * MINUTE);
  await noteSessionUse(world.db, id, later);
  await noteSessionUse(world.db, id, plus(signedIn, MINUTE));
  expect((await sessionOf(userId)).last_used_at).toEqual(later);
});

it('a use is not written to a session that has ended meanwhile', async () => {
  const { userId } = await world.register();
  const { id, last_used_at: signedIn } = await sessionOf(userId);
  await endSession(world.db, id, plus(signedIn, MINUTE));
  await noteSessionUse(world.db, id, plus(signedIn, 2 * MINUTE));
  expect((await sessionOf(userId)).last_used_at).toEqual(signedIn);
});
