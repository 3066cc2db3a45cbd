import type { Knex } from 'knex';
import type { Role } from '../../contract/principal.ts';
import { secretHash } from '../keyed-hash.ts';
import { momentOf } from '../sessions/session.ts';
import { endSession, noteSessionUse } from '../sessions/sessions.queries.ts';
import { judgeRefresh } from './refresh-token.ts';
import { findRefreshToken, replaceRefreshToken } from './refresh-tokens.queries.ts';

interface Presented {
  readonly token: string;
  /** What replaces the token if it is rotated. */
  readonly successor: string;
  readonly rotate: boolean;
}

export interface UsedToken {
  readonly userId: string;
  readonly sessionId: string;
  readonly role: Role;
  readonly verdict: ReturnType<typeof judgeRefresh>;
}

/**
 * Judges a refresh token and does what follows from it; undefined when it is not ours or its
 * session has ended. No lock: every effect is one guarded statement, and whoever reads before
 * another's write gets what the other got, the one successor.
 */
export async function useRefreshToken(
  db: Knex,
  { token, successor, rotate }: Presented,
  now: Date,
): Promise<UsedToken | undefined> {
  const tokenHash = secretHash(token);
  const successorHash = secretHash(successor);
  const found = await findRefreshToken(db, tokenHash, successorHash, momentOf(now));
  if (!found) return undefined;
  const { session_id: sessionId, user_id: userId, role } = found;

  const state = { consumedAt: found.consumed_at, successorConsumed: found.successor_consumed };
  const verdict = judgeRefresh(state, rotate, now);
  if (verdict === 'reuse') await endSession(db, sessionId, now);
  else await noteSessionUse(db, sessionId, now);
  if (verdict === 'rotate') await replaceRefreshToken(db, tokenHash, successorHash, now);
  return { userId, sessionId, role, verdict };
}
