import type { Knex } from 'knex';
import type { Users } from '../../../generated/database.ts';
import { ALIVE, type Moment } from '../sessions/sessions.queries.ts';

export interface PresentedToken extends Readonly<Pick<Users, 'role'>> {
  readonly session_id: string;
  readonly user_id: string;
  readonly consumed_at: Date | null;
  readonly successor_consumed: boolean;
}

/** Finds a refresh token, consumed or not, whose session is alive. */
export async function findRefreshToken(
  db: Knex,
  tokenHash: Buffer,
  successorHash: Buffer,
  moment: Moment,
): Promise<PresentedToken | undefined> {
  const found = await db.raw<{ rows: PresentedToken[] }>(
    `SELECT presented.session_id, sessions.user_id, users.role, presented.consumed_at,
            successor.consumed_at IS NOT NULL AS successor_consumed
       FROM refresh_tokens presented
       JOIN sessions ON sessions.id = presented.session_id
       JOIN users ON users.id = sessions.user_id
       LEFT JOIN refresh_tokens successor ON successor.token_hash = :successorHash
      WHERE presented.token_hash = :tokenHash AND ${ALIVE}`,
    { tokenHash, successorHash, ...moment },
  );
  return found.rows[0];
}

/** Marks a token as consumed and saves the one that replaces it; a second call changes nothing. */
export async function replaceRefreshToken(
  db: Knex,
  tokenHash: Buffer,
  successorHash: Buffer,
  now: Date,
): Promise<void> {
  await db.raw(
    `WITH consumed AS (
       UPDATE refresh_tokens SET consumed_at = :now
        WHERE token_hash = :tokenHash AND consumed_at IS NULL RETURNING session_id)
     INSERT INTO refresh_tokens (token_hash, session_id, created_at)
     SELECT :successorHash, session_id, :now FROM consumed`,
    { tokenHash, successorHash, now },
  );
}
