import type { Knex } from 'knex';
import { secretHash } from './keyed-hash.ts';
import { judgeRefresh } from './refresh-token.ts';
import { lockRefreshToken, replaceRefreshToken } from './refresh-tokens.queries.ts';
import { momentOf } from './session.ts';
import { endSession, findLiveSession, noteSessionUse } from './sessions.queries.ts';

interface Presented {
  readonly token: string;
  /** What replaces the token if it is rotated. */
  readonly successor: string;
  readonly rotate: boolean;
}

export interface UsedToken {
  readonly userId: string;
  readonly sessionId: string;
  readonly verdict: ReturnType<typeof judgeRefresh>;
}

/**
 * Judges a refresh token and does what follows from it, in one transaction; undefined when it is
 * not ours or its session has ended. A reuse ends the session for good, so it is an outcome:
 * thrown in here, it would undo itself.
 */
export function useRefreshToken(
  db: Knex,
  { token, successor, rotate }: Presented,
  now: Date,
): Promise<UsedToken | undefined> {
  const tokenHash = secretHash(token);
  const successorHash = secretHash(successor);
  return db.transaction(async (trx) => {
    const found = await lockRefreshToken(trx, tokenHash, successorHash);
    if (!found) return undefined;
    const { session_id: sessionId, user_id: userId } = found;
    if (!(await findLiveSession(trx, { sessionId, userId }, momentOf(now)))) return undefined;

    const state = { consumedAt: found.consumed_at, successorConsumed: found.successor_consumed };
    const verdict = judgeRefresh(state, rotate, now);
    if (verdict === 'reuse') await endSession(trx, sessionId, now);
    else await noteSessionUse(trx, sessionId, now);
    if (verdict === 'rotate') await replaceRefreshToken(trx, tokenHash, successorHash, now);
    return { userId, sessionId, verdict };
  });
}
