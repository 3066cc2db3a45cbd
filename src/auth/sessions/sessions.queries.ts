import type { Knex } from 'knex';
import type { NewSessions, Users } from '../../../generated/database.ts';
import { statement } from '../../db/statement.ts';

/** `idleSince`: a session that is not remembered and was last used no later than this is over. */
export interface Moment {
  readonly now: Date;
  readonly idleSince: Date;
}

/** A7; with the bindings of a Moment. The table must be called `sessions`. */
export const ALIVE = `sessions.revoked_at IS NULL AND sessions.expires_at > :now
  AND (sessions.remember_me OR sessions.last_used_at > :idleSince)`;

export type ConfirmedSession = Pick<Users, 'tier'> & { last_used_at: Date };

/**
 * The session if it is alive, the user's, and of the role that the token was made for. In any
 * other case the statement fails, so that nothing behind it in the same round trip runs.
 */
export const CONFIRM_SESSION = statement<ConfirmedSession>(`
  SELECT found.tier, found.last_used_at
    FROM (SELECT) AS always LEFT JOIN (
      SELECT sessions.id, users.tier, sessions.last_used_at
        FROM sessions JOIN users ON users.id = sessions.user_id
       WHERE sessions.id = :sessionId AND sessions.user_id = :userId AND users.role = :role
         AND ${ALIVE}
    ) AS found ON true
   WHERE confirm_session(found.id)`);

/** Whether a statement failed because `CONFIRM_SESSION` did. */
export function isEndedSession(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '7P401';
}

/** Notes a use; a session that ended meanwhile, or was used later still, stays as it is. */
export async function noteSessionUse(db: Knex, sessionId: string, now: Date): Promise<void> {
  await db('sessions')
    .where({ id: sessionId })
    .whereNull('revoked_at')
    .where('last_used_at', '<', now)
    .update({ last_used_at: now });
}

/**
 * Makes the sign-ins of a user take turns until the transaction ends. False when the user is gone,
 * or has another password by now than the one that was checked.
 */
export async function lockSignIn(
  trx: Knex.Transaction,
  userId: string,
  passwordHash: string,
): Promise<boolean> {
  const locked = await trx('users')
    .where({ id: userId, password_hash: passwordHash })
    .forNoKeyUpdate()
    .select('id');
  return locked.length > 0;
}

/** Ends all sessions of a user but the newest live ones. */
export async function endOldestSessions(
  trx: Knex.Transaction,
  userId: string,
  kept: number,
  moment: Moment,
): Promise<void> {
  await trx.raw(
    `UPDATE sessions SET revoked_at = :now
      WHERE user_id = :userId AND revoked_at IS NULL AND id NOT IN (
        SELECT id FROM sessions WHERE user_id = :userId AND ${ALIVE}
        ORDER BY created_at DESC, id DESC LIMIT :kept)`,
    { userId, kept, ...moment },
  );
}

/** Saves a session and its first refresh token. */
export async function insertSession(
  trx: Knex.Transaction,
  session: NewSessions & { id: string },
  refreshTokenHash: Buffer,
): Promise<void> {
  await trx('sessions').insert(session);
  await trx('refresh_tokens').insert({
    token_hash: refreshTokenHash,
    session_id: session.id,
    created_at: session.created_at,
  });
}

/** Ends a session: its access tokens and refresh tokens are dead from now on (S-20). */
export async function endSession(db: Knex, sessionId: string, now: Date): Promise<void> {
  await db('sessions').where({ id: sessionId }).whereNull('revoked_at').update({ revoked_at: now });
}
