import type { Knex } from 'knex';

export interface PresentedToken {
  readonly session_id: string;
  readonly user_id: string;
  readonly consumed_at: Date | null;
  readonly successor_consumed: boolean;
}

/** What we know of a refresh token, whether its session is alive or not. */
export async function findRefreshToken(
  db: Knex,
  tokenHash: Buffer,
  successorHash: Buffer,
): Promise<PresentedToken | undefined> {
  const found = await db.raw<{ rows: PresentedToken[] }>(
    `SELECT presented.session_id, sessions.user_id, presented.consumed_at,
            successor.consumed_at IS NOT NULL AS successor_consumed
       FROM refresh_tokens presented
       JOIN sessions ON sessions.id = presented.session_id
       LEFT JOIN refresh_tokens successor ON successor.token_hash = :successorHash
      WHERE presented.token_hash = :tokenHash`,
    { tokenHash, successorHash },
  );
  return found.rows[0];
}

/** Consumes a token and saves the one that replaces it; whoever comes second changes nothing. */
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
