import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Attempts,
  accountLocked,
  countAttempt,
  giveBackAttempt,
} from '../../src/auth/lockout/lockout.ts';
import { DAY, HOUR, MINUTE, plus } from '../../src/clock.ts';

const start = new Date('2025-08-15T09:00:00.000Z');
const fresh: Attempts = { failures: 0, locks: 0, locked_until: null, updated_at: start };

/** Counts five wrong guesses at the same moment. */
function lock(before: Attempts, now: Date): Attempts {
  let attempts = before;
  for (let guess = 1; guess <= 5; guess += 1) attempts = countAttempt(attempts, now);
  return attempts;
}

describe('the lockout (A9)', () => {
  it('locks for 15 minutes at the fifth failure in a row', () => {
    let attempts = fresh;
    for (let guess = 1; guess <= 4; guess += 1) {
      attempts = countAttempt(attempts, start);
      expect(attempts).toMatchObject({ failures: guess, locked_until: null });
    }
    attempts = countAttempt(attempts, start);
    expect(attempts).toMatchObject({ locks: 1, locked_until: plus(start, 15 * MINUTE) });
  });

  it('refuses attempts without counting them until its last millisecond', () => {
    const locked = lock(fresh, start);
    expect(countAttempt(locked, plus(start, 15 * MINUTE - 1))).toBe(locked);
    expect(countAttempt(locked, plus(start, 15 * MINUTE))).toMatchObject({ failures: 1 });
  });

  it('lasts twice as long each time, up to 24 hours', () => {
    let attempts = fresh;
    let now = start;
    const minutes = [];
    for (let repeat = 1; repeat <= 9; repeat += 1) {
      attempts = lock(attempts, now);
      const end = attempts.locked_until ?? now;
      minutes.push((end.getTime() - now.getTime()) / MINUTE);
      now = end;
    }
    expect(minutes).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440]);
  });

  it('forgets failures 24 hours after they happened, and locks 24 hours after they ended', () => {
    const failed = countAttempt(countAttempt(fresh, start), start);
    expect(countAttempt(failed, plus(start, DAY - 1)).failures).toBe(3);
    expect(countAttempt(failed, plus(start, DAY)).failures).toBe(1);

    const locked = lock(fresh, start);
    const end = plus(start, 15 * MINUTE);
    expect(lock(locked, plus(end, DAY - 1))).toMatchObject({ locks: 2 });
    expect(lock(locked, plus(end, DAY))).toMatchObject({ locks: 1 });
  });

  it('gives back an attempt whose password could not be checked, also one that caused a lock', () => {
    const four = [1, 2, 3, 4].reduce((attempts) => countAttempt(attempts, start), fresh);
    expect(giveBackAttempt(four)).toEqual({ ...four, failures: 3 });
    expect(giveBackAttempt(countAttempt(four, start))).toEqual(four);
    expect(giveBackAttempt(fresh)).toBe(fresh);
  });

  it('says in whole seconds how long the lock still lasts', () => {
    const error = accountLocked(plus(start, 1_001), start);
    expect(error).toMatchObject({ code: 'AUTH_ACCOUNT_LOCKED', status: 423, retryAfterSeconds: 2 });
  });

  it('never allows more than five guesses between two locks, whatever the time between them', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 6 * HOUR }), { maxLength: 60 });
    fc.assert(
      fc.property(pauses, (spaces) => {
        let attempts = fresh;
        let now = start;
        let inARow = 0;
        for (const space of spaces) {
          now = plus(now, space);
          const counted = countAttempt(attempts, now);
          if (counted === attempts) {
            expect(now.getTime()).toBeLessThan(attempts.locked_until?.getTime() ?? 0);
            continue;
          }
          inARow = attempts.locked_until ? 1 : inARow + 1;
          expect(inARow).toBeLessThanOrEqual(5);
          expect(counted.locked_until !== null).toBe(inARow === 5);
          attempts = counted;
        }
      }),
    );
  });

  it('never locks for less than 15 minutes or more than 24 hours', () => {
    const state = fc.record({
      failures: fc.integer({ min: 0, max: 5 }),
      locks: fc.integer({ min: 0, max: 2_000 }),
      locked_until: fc.constantFrom(null, plus(start, -MINUTE), start),
      updated_at: fc.constantFrom(start, plus(start, -HOUR), plus(start, -DAY)),
    });
    fc.assert(
      fc.property(state, (attempts) => {
        const counted = countAttempt(attempts, start);
        if (counted.locked_until === null) return;
        const length = counted.locked_until.getTime() - start.getTime();
        expect(length).toBeGreaterThanOrEqual(15 * MINUTE);
        expect(length).toBeLessThanOrEqual(DAY);
      }),
    );
  });
});
