import { randomUUID } from 'node:crypto';
import type { Context } from '../../context.ts';
import type { Role } from '../../contract/principal.ts';
import { secretHash } from '../keyed-hash.ts';
import { forgetLoginAttempts } from '../lockout/login-attempts.queries.ts';
import { issueAccessToken } from '../tokens/access-token.ts';
import { createRefreshToken } from '../tokens/refresh-token.ts';
import { endOfSession, momentOf, SESSION_LIMIT } from './session.ts';
import { endOldestSessions, insertSession, lockSignIn } from './sessions.queries.ts';

interface SignIn {
  readonly userId: string;
  readonly role: Role;
  /** The hash that the password was checked against. */
  readonly passwordHash: string;
  readonly emailHash: Buffer;
  readonly rememberMe: boolean;
  readonly userAgent: string;
  readonly ip: string;
}

export interface OpenedSession {
  readonly sessionId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

/**
 * Signs a user in, in one transaction: forgets the failed logins, ends the oldest session if there
 * are too many, and opens a new one. Undefined when the password was changed since it was checked.
 */
export async function openSession(
  { db, config, clock }: Context,
  { userId, role, passwordHash, emailHash, rememberMe, userAgent, ip }: SignIn,
): Promise<OpenedSession | undefined> {
  const sessionId = randomUUID();
  const refreshToken = createRefreshToken();
  const signedInAt = await db.transaction(async (trx) => {
    if (!(await lockSignIn(trx, userId, passwordHash))) return undefined;
    // Read after waiting for parallel sign-ins, so that the session opened last is the newest.
    const now = clock.now();
    await endOldestSessions(trx, userId, SESSION_LIMIT - 1, momentOf(now));
    const session = {
      id: sessionId,
      user_id: userId,
      remember_me: rememberMe,
      user_agent: userAgent,
      ip,
      created_at: now,
      last_used_at: now,
      expires_at: endOfSession(now),
    };
    await insertSession(trx, session, secretHash(refreshToken));
    await forgetLoginAttempts(trx, emailHash);
    return now;
  });
  if (signedInAt === undefined) return undefined;
  const claims = { userId, sessionId, role };
  const lifetime = config.accessTokenSeconds;
  const accessToken = issueAccessToken(config.jwtKey, claims, signedInAt, lifetime);
  return { sessionId, accessToken, refreshToken };
}
