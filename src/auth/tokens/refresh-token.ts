import { type KeyObject, randomBytes } from 'node:crypto';
import { SECOND } from '../../clock.ts';
import { keyedHash } from '../keyed-hash.ts';

/** A consumed token is still answered this long: for lost replies and parallel tabs (A8). */
const GRACE = 10 * SECOND;

/** A new opaque refresh token of 256 random bits. Only its hash is kept. */
export function createRefreshToken(): string {
  return `rt_${randomBytes(32).toString('base64url')}`;
}

/** The token that replaces another: always the same, so that parallel rotations agree. */
export function successorOf(token: string, key: KeyObject): string {
  return `rt_${keyedHash(key, 'refresh token successor', token).toString('base64url')}`;
}

/** What is known of a refresh token whose session is alive. */
export interface RefreshTokenState {
  readonly consumedAt: Date | null;
  readonly successorConsumed: boolean;
}

/**
 * What becomes of a presented token (A8, R-53). `rotate`: its first rotation. `repeat`: consumed a
 * moment ago, so it is answered as then. `keep`: it stays as it is. `reuse`: somebody
 * else has used it, and the session must end; an ancestor of a consumed token is never graced.
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
