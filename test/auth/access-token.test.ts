import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { describe, expect, it } from 'vitest';
import { issueAccessToken, verifyAccessToken } from '../../src/auth/tokens/access-token.ts';
import { DAY, HOUR, plus } from '../../src/clock.ts';
import { forgeToken } from './forged-token.ts';

const key = createSecretKey(Buffer.from('a-key-for-these-tests-of-32-bytes-or-more'));
const now = new Date('2025-08-15T09:00:00.500Z');
const seconds = Math.floor(now.getTime() / 1000);
const claims = {
  userId: '10000000-0000-4000-8000-000000000001',
  sessionId: '80000000-0000-4000-8000-000000000001',
  role: 'student',
} as const;
const token = issueAccessToken(key, claims, now, 3600);

const goodHeader = { alg: 'HS256', typ: 'at+jwt', kid: '1' };
const goodPayload = {
  iss: '7p-education',
  aud: '7p-education-api',
  sub: claims.userId,
  sid: claims.sessionId,
  role: claims.role,
  iat: seconds,
  exp: seconds + 3600,
};
const forge = (header: object, payload: object | string) =>
  forgeToken(key, { ...goodHeader, ...header }, payload);
const withClaims = (changes: object) => forge({}, { ...goodPayload, ...changes });
const withText = (name: string, text: string) =>
  forge({}, JSON.stringify(goodPayload).replace(new RegExp(`("${name}":)[^,}]+`), `$1${text}`));

function codeFor(presented: string, moment = now): unknown {
  try {
    verifyAccessToken(key, presented, moment);
    return 'accepted';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

describe('an access token', () => {
  it('contains user, session and role, and nothing else', () => {
    expect(verifyAccessToken(key, token, now)).toEqual({ ...claims, expiresAt: goodPayload.exp });
    expect(jwt.decode(token, { complete: true })).toMatchObject({ header: goodHeader });
    expect(jwt.decode(token)).toEqual(goodPayload);
  });

  it('expires exactly at its second, by the given clock', () => {
    expect(codeFor(token, plus(now, HOUR - 1_000))).toBe('accepted');
    expect(codeFor(token, plus(now, HOUR))).toBe('AUTH_TOKEN_EXPIRED');
  });

  it('is accepted when the function that makes the forgeries below makes a correct one', () => {
    expect(codeFor(withClaims({}))).toBe('accepted');
  });

  const otherKey = createSecretKey(Buffer.from('another-key-of-32-bytes-that-is-not-ours'));
  const [head = '', body = '', signature = ''] = token.split('.');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  it.each<[string, string]>([
    ['is empty', ''],
    ['is not a JWT', 'nonsense'],
    ['has four parts', `${token}.${signature}`],
    ['is unsigned', `${head}.${body}.`],
    ['has alg none', `${encoded({ ...goodHeader, alg: 'none' })}.${body}.`],
    [
      'has alg none and a signature',
      `${encoded({ ...goodHeader, alg: 'none' })}.${body}.${signature}`,
    ],
    ['is signed with another key', issueAccessToken(otherKey, claims, now, 3600)],
    [
      'is HS512',
      jwt.sign(goodPayload, key, { algorithm: 'HS512', header: { ...goodHeader, alg: 'HS512' } }),
    ],
    [
      'is RS256',
      jwt.sign(goodPayload, rsa.privateKey, {
        algorithm: 'RS256',
        header: { ...goodHeader, alg: 'RS256' },
      }),
    ],
    [
      'has an edited payload',
      `${head}.${encoded({ ...goodPayload, sub: claims.sessionId })}.${signature}`,
    ],
    ['has an edited signature', `${head}.${body}.${signature.slice(0, -2)}AA`],
    ['is padded', `${token}=`],
    ['has a line break', `${token}\n`],
    ['is an unknown kind', forge({ typ: 'JWT' }, goodPayload)],
    ['is an MFA token', forge({ typ: 'mfa+jwt' }, goodPayload)],
    ['has no kind', forge({ typ: undefined }, goodPayload)],
    ['names another key', forge({ kid: '2' }, goodPayload)],
    ['has a critical extension', forge({ crit: ['exp'] }, goodPayload)],
    ['has an unknown critical extension', forge({ crit: ['surprise'], surprise: 1 }, goodPayload)],
    ['has no role', withClaims({ role: undefined })],
    ['has a role that does not exist', withClaims({ role: 'root' })],
    ['has an empty crit', forge({ crit: [] }, goodPayload)],
    ['has an unencoded payload', forge({ b64: false, crit: ['b64'] }, goodPayload)],
    ['is of another issuer', withClaims({ iss: 'somebody' })],
    ['has no issuer', withClaims({ iss: undefined })],
    ['is for another audience', withClaims({ aud: 'somebody' })],
    ['is for several audiences', withClaims({ aud: ['7p-education-api', 'somebody'] })],
    ['has no subject', withClaims({ sub: undefined })],
    ['has a subject that is no id', withClaims({ sub: "' or true --" })],
    ['has no session', withClaims({ sid: undefined })],
    ['has a session that is no id', withClaims({ sid: 7 })],
    ['has no exp', withClaims({ exp: undefined })],
    ['has a text as exp', withClaims({ exp: String(seconds + 3600) })],
    ['has a fraction as exp', withClaims({ exp: seconds + 0.5 })],
    ['has a null exp', withClaims({ exp: null })],
    ['has an infinite exp', withText('exp', '1e400')],
    ['has a huge exp', withClaims({ exp: Number.MAX_SAFE_INTEGER })],
    ['lives for more than a day', withClaims({ exp: seconds + DAY / 1000 + 1 })],
    ['ends before it begins', withClaims({ exp: seconds })],
    ['has a negative exp', withClaims({ exp: -1 })],
    ['has no iat', withClaims({ iat: undefined })],
    ['has a text as iat', withClaims({ iat: 'now' })],
    ['is from the future', withClaims({ iat: seconds + 60, exp: seconds + 3660 })],
    ['is not valid yet', withClaims({ nbf: seconds + 60 })],
    ['has a text as nbf', withClaims({ nbf: 'never' })],
    ['holds a text', forge({}, '"a text"')],
    ['holds null', forge({}, 'null')],
    ['holds a list', forge({}, '[]')],
    ['holds no JSON', forge({}, '{')],
    [
      'is expired and of another issuer',
      withClaims({ iss: 'x', iat: seconds - 9, exp: seconds - 1 }),
    ],
    ['is longer than 4 kB', withClaims({ filler: 'x'.repeat(4096) })],
  ])('that %s is refused', (_what, presented) => {
    expect(codeFor(presented)).toBe('AUTH_TOKEN_INVALID');
  });
});
