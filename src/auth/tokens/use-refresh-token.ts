import type { Knex } from 'knex';
import type { Role } from '../../contract/principal.ts';
import { secretHash } from '../keyed-hash.ts';
import { momentOf } from '../sessions/session.ts';
import { endSession, noteSessionUse } from '../sessions/sessions.queries.ts';
import { judgeRefresh } from './refresh-token.ts';
import { findRefreshToken, replaceRefreshToken } from './refresh-tokens.queries.ts';

interface Presented {
  readonly token: string;
  /** The token that will replace it, if it is to be replaced. */
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
 * Decides what is done with a refresh token, and does it. Undefined when there is no such token or
 * its session has ended. It needs no lock: every change is one guarded statement, and of two
 * parallel requests that replace the token both get the same new one.
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
