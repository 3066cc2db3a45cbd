import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  createRefreshToken,
  judgeRefresh,
  successorOf,
} from '../../src/auth/tokens/refresh-token.ts';
import { plus, SECOND } from '../../src/clock.ts';

const key = createSecretKey(Buffer.from('a-key-for-these-tests-of-32-bytes-or-more'));
const now = new Date('2025-08-15T09:00:00.000Z');
const unused = { consumedAt: null, successorConsumed: false };
const consumed = (milliseconds: number) => ({ ...unused, consumedAt: plus(now, -milliseconds) });

describe('a refresh token', () => {
  it('is opaque, with 256 random bits', () => {
    const tokens = new Set(Array.from({ length: 100 }, createRefreshToken));
    expect(tokens.size).toBe(100);
    for (const token of tokens) expect(token).toMatch(/^rt_[A-Za-z0-9_-]{43}$/);
  });

  it('is always replaced by the same token, which only the holder of the key can compute', () => {
    const token = createRefreshToken();
    const other = createSecretKey(Buffer.from('another-key-of-32-bytes-that-is-not-ours'));
    expect(successorOf(token, key)).toMatch(/^rt_[A-Za-z0-9_-]{43}$/);
    expect(successorOf(token, key)).toBe(successorOf(token, key));
    expect(successorOf(token, key)).not.toBe(successorOf(token, other));
    expect(successorOf(token, key)).not.toBe(successorOf(createRefreshToken(), key));
  });

  it('stays as it is unless rotation is asked for', () => {
    expect(judgeRefresh(unused, false, now)).toBe('keep');
    expect(judgeRefresh(unused, true, now)).toBe('rotate');
  });

  it('is answered with the same new token for 10 seconds after it was replaced', () => {
    for (const age of [0, 1, 10 * SECOND]) {
      expect(judgeRefresh(consumed(age), true, now)).toBe('repeat');
      expect(judgeRefresh(consumed(age), false, now)).toBe('keep');
    }
  });

  it('counts as stolen when it is used later than that, with or without rotation', () => {
    expect(judgeRefresh(consumed(10 * SECOND + 1), true, now)).toBe('reuse');
    expect(judgeRefresh(consumed(10 * SECOND + 1), false, now)).toBe('reuse');
  });

  it('counts as stolen at once if the token after it was replaced, too (R-53)', () => {
    const ancestor = { ...consumed(1), successorConsumed: true };
    expect(judgeRefresh(ancestor, true, now)).toBe('reuse');
    expect(judgeRefresh(ancestor, false, now)).toBe('reuse');
  });
});
