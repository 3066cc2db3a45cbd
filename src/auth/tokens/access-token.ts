import type { KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { ApiError } from '../../contract/api-error.ts';
import type { Role } from '../../contract/principal.ts';

/** A fixed name, not this server's address: tokens stay good when the port or host name changes. */
const ISSUER = '7p-education';
const AUDIENCE = '7p-education-api';
const TYPE = 'at+jwt';
const KEY_ID = '1';

const MAX_LENGTH = 4096;
const COMPACT_FORM = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** In seconds; the configuration allows no longer life. */
const LONGEST_LIFE = 86_400;
/** In seconds: how far the clock of another process of this service may be ahead. */
const CLOCK_SKEW = 5;
/** The roles of the contract. It is an object because a list with a missing role would compile. */
const ROLES = { student: true, instructor: true, admin: true } satisfies Record<Role, true>;

export interface AccessClaims {
  /** In seconds since 1970. */
  readonly expiresAt: number;
  readonly userId: string;
  readonly sessionId: string;
  /** The user's role when the token was made: a change of role ends the token. */
  readonly role: Role;
}

/** Signs the access token of a session. `lifetime` is in seconds. */
export function issueAccessToken(
  key: KeyObject,
  { userId, sessionId, role }: Omit<AccessClaims, 'expiresAt'>,
  now: Date,
  lifetime: number,
): string {
  const iat = toSeconds(now);
  const claims = { iss: ISSUER, aud: AUDIENCE, sub: userId, sid: sessionId, role, iat };
  return jwt.sign({ ...claims, exp: iat + lifetime }, key, {
    algorithm: 'HS256',
    header: { alg: 'HS256', typ: TYPE, kid: KEY_ID },
  });
}

/**
 * Reads an access token, and refuses whatever `issueAccessToken` would not write.
 * @throws ApiError AUTH_TOKEN_EXPIRED for a genuine token that has expired, AUTH_TOKEN_INVALID for
 *   everything else that is refused
 */
export function verifyAccessToken(key: KeyObject, token: string, now: Date): AccessClaims {
  if (token.length > MAX_LENGTH || !COMPACT_FORM.test(token)) throw invalid('not a JWT');
  const { header, payload } = verifySignature(key, token, now);
  if (header.typ !== TYPE || header.kid !== KEY_ID) throw invalid('another kind of token');
  if ('crit' in header || 'b64' in header) throw invalid('an extension that we do not know');
  if (typeof payload !== 'object') throw invalid('claims are not an object');

  const { iss, aud, sub, sid, role, iat, exp } = payload;
  if (iss !== ISSUER || aud !== AUDIENCE) throw invalid('another issuer or audience');
  if (!isUuid(sub) || !isUuid(sid)) throw invalid('no subject or session');
  if (!isRole(role)) throw invalid('no role');
  if (!isWholeNumber(iat) || !isWholeNumber(exp)) throw invalid('iat or exp is not a whole number');
  if (iat > toSeconds(now) + CLOCK_SKEW) throw invalid('issued in the future');
  if (exp <= iat || exp > iat + LONGEST_LIFE) throw invalid('an impossible lifetime');
  const claims = { userId: sub, sessionId: sid, role, expiresAt: exp };
  refuseExpired(claims, now);
  return claims;
}

/** @throws ApiError AUTH_TOKEN_EXPIRED */
export function refuseExpired({ expiresAt }: AccessClaims, now: Date): void {
  if (toSeconds(now) >= expiresAt) throw new ApiError('AUTH_TOKEN_EXPIRED');
}

function verifySignature(key: KeyObject, token: string, now: Date): jwt.Jwt {
  try {
    return jwt.verify(token, key, {
      algorithms: ['HS256'],
      clockTimestamp: toSeconds(now),
      complete: true,
      // Checked last, by refuseExpired, so that only a genuine token is called expired.
      ignoreExpiration: true,
    });
  } catch (cause) {
    throw invalid(cause);
  }
}

function invalid(cause: unknown): ApiError {
  return new ApiError('AUTH_TOKEN_INVALID', { cause });
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

function isRole(value: unknown): value is Role {
  return typeof value === 'string' && Object.hasOwn(ROLES, value);
}

function isWholeNumber(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function toSeconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}
