import type { Knex } from 'knex';
import type { NewSessions, Users } from '../../../generated/database.ts';
import { statement } from '../../db/statement.ts';

/** What `ALIVE` is bound to, see `momentOf`. */
export interface Moment {
  readonly now: Date;
  readonly idleSince: Date;
}

/**
 * The condition of a live session: not ended, not too old, not unused for too long (A7). It needs
 * the bindings of a Moment, and the table must be called `sessions`.
 */
export const ALIVE = `sessions.revoked_at IS NULL AND sessions.expires_at > :now
  AND (sessions.remember_me OR sessions.last_used_at > :idleSince)`;

export type ConfirmedSession = Pick<Users, 'tier'> & { last_used_at: Date };

/**
 * Finds the session of an access token, if the session is alive, belongs to the user, and the user
 * still has the role that is in the token. Otherwise the statement fails, so that the
 * statements behind it in the same round trip do not run.
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

/** Writes down a use, unless the session has ended or a later use is written down already. */
export async function noteSessionUse(db: Knex, sessionId: string, now: Date): Promise<void> {
  await db('sessions')
    .where({ id: sessionId })
    .whereNull('revoked_at')
    .where('last_used_at', '<', now)
    .update({ last_used_at: now });
}

/**
 * Makes other sign-ins of the user wait until the transaction ends. False when the user no longer
 * exists, or has another password than the one that was checked.
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

/** Ends all sessions of a user except the newest live ones, as many as `kept`. */
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

/** Ends a session: its access tokens and refresh tokens are refused from now on (S-20). */
export async function endSession(db: Knex, sessionId: string, now: Date): Promise<void> {
  await db('sessions').where({ id: sessionId }).whereNull('revoked_at').update({ revoked_at: now });
}
