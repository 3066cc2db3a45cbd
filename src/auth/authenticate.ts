import { LRUCache } from 'lru-cache';
import type { Context } from '../context.ts';
import { ApiError } from '../contract/api-error.ts';
import type { Authenticator } from '../contract/security.ts';
import { ApiKeyCaller } from './api-keys/api-key-caller.ts';
import { SessionCaller } from './sessions/session-caller.ts';
import { type AccessClaims, refuseExpired, verifyAccessToken } from './tokens/access-token.ts';

/** Enough for the callers of an hour in one process. Each takes a few hundred bytes. */
const REMEMBERED_TOKENS = 10_000;

/** How API keys begin; access tokens, being JSON in base64url, begin with `ey`. */
const API_KEY = /^[a-z]+_pk_/;

/** There are only test keys so far. */
const TEST_KEY = /^test_pk_[A-Za-z0-9]{16,64}$/;

/**
 * Reads credentials without asking the database. Afterwards every request asks it whether the
 * session or key is still good.
 */
export function createAuthenticator(context: Context): Authenticator {
  const accessToken = accessTokenReader(context);
  return (credential) =>
    API_KEY.test(credential) ? apiKey(context, credential) : accessToken(credential);
}

function accessTokenReader(context: Context): Authenticator {
  // A signature that was good stays good, so the signature of each token is checked once. After
  // that only its expiry has to be checked.
  const verified = new LRUCache<string, AccessClaims>({ max: REMEMBERED_TOKENS });
  return (token) => {
    const now = context.clock.now();
    let claims = verified.get(token);
    if (claims === undefined) {
      claims = verifyAccessToken(context.config.jwtKey, token, now);
      verified.set(token, claims);
    } else refuseExpired(claims, now);
    return new SessionCaller(context, claims, now);
  };
}

function apiKey(context: Context, key: string): ApiKeyCaller {
  // Test keys do not work in production.
  if (context.config.production || !TEST_KEY.test(key)) throw new ApiError('AUTH_TOKEN_INVALID');
  return new ApiKeyCaller(context, key);
}
