import { type KeyObject, randomBytes } from 'node:crypto';
import { SECOND } from '../../clock.ts';
import { keyedHash } from '../keyed-hash.ts';

/**
 * How long a replaced token is still answered with the same new one: a reply may get lost, and two
 * tabs of a browser may use the token at the same time (A8).
 */
const GRACE = 10 * SECOND;

/** A new opaque refresh token of 256 random bits. Only its hash is kept. */
export function createRefreshToken(): string {
  return `rt_${randomBytes(32).toString('base64url')}`;
}

/**
 * The token that replaces this one. It is computed from it, not random, so that parallel requests
 * that replace the same token all get the same new one.
 */
export function successorOf(token: string, key: KeyObject): string {
  return `rt_${keyedHash(key, 'refresh token successor', token).toString('base64url')}`;
}

/** A refresh token whose session is alive. A token is consumed when it has been replaced. */
export interface RefreshTokenState {
  readonly consumedAt: Date | null;
  readonly successorConsumed: boolean;
}

/**
 * What is done with a refresh token that is used (A8, R-53):
 * - `keep`: it stays as it is
 * - `rotate`: it is replaced now
 * - `repeat`: it was replaced within the last seconds, and gets the same answer again
 * - `reuse`: it was replaced longer ago, or the token after it was replaced, too: somebody may have
 *   stolen it, so the session must end
 */
export function judgeRefresh(
  { consumedAt, successorConsumed }: RefreshTokenState,
  rotate: boolean,
  now: Date,
): 'keep' | 'rotate' | 'repeat' | 'reuse' {
  if (consumedAt === null) return rotate ? 'rotate' : 'keep';
  const late = now.getTime() - consumedAt.getTime() > GRACE;
  if (late || successorConsumed) return 'reuse';
  return rotate ? 'repeat' : 'keep';
}
