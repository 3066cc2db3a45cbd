import type { Context } from '../context.ts';
import { ApiError } from '../contract/api-error.ts';
import type { ApiKeyPrincipal, UserPrincipal } from '../contract/principal.ts';
import type { Authenticator } from '../contract/security.ts';
import { findKeyOwner } from './api-keys/api-keys.queries.ts';
import { secretHash } from './keyed-hash.ts';
import { isUseDue, momentOf } from './sessions/session.ts';
import { findLiveSession, noteSessionUse } from './sessions/sessions.queries.ts';
import { verifyAccessToken } from './tokens/access-token.ts';

const TEST_KEY = /^test_pk_[A-Za-z0-9]{16,64}$/;

/** Knows who a credential belongs to; asks the database each time, so endings count at once. */
export function createAuthenticator({ config, db, clock }: Context): Authenticator {
  return {
    async accessToken(token: string): Promise<UserPrincipal> {
      const now = clock.now();
      const claims = verifyAccessToken(config.jwtKey, token, now);
      const session = await findLiveSession(db, claims, momentOf(now));
      if (!session) throw new ApiError('AUTH_TOKEN_INVALID', { cause: 'the session has ended' });
      if (session.role !== claims.role) {
        throw new ApiError('AUTH_TOKEN_INVALID', { cause: 'the role has changed' });
      }
      if (isUseDue(session.last_used_at, now)) await noteSessionUse(db, claims.sessionId, now);
      return { kind: 'user', ...claims, tier: session.tier };
    },

    async apiKey(key: string): Promise<ApiKeyPrincipal> {
      // There are only test keys, and R-57 keeps them out of production.
      if (config.production || !TEST_KEY.test(key)) throw new ApiError('AUTH_TOKEN_INVALID');
      const owner = await findKeyOwner(db, secretHash(key));
      if (!owner) throw new ApiError('AUTH_TOKEN_INVALID', { cause: 'no such API key' });
      const { key_id: keyId, user_id: userId, role, tier } = owner;
      return { kind: 'apiKey', keyId, userId, role, tier };
    },
  };
}
