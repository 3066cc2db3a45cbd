import { DAY, HOUR, MINUTE, plus } from '../../clock.ts';
import { ApiError } from '../../contract/api-error.ts';

/** The failed logins of one e-mail, whether or not it has an account. */
export interface Attempts {
  readonly failures: number;
  /** How often in a row the e-mail was locked; each lock is twice as long as the one before. */
  readonly locks: number;
  readonly locked_until: Date | null;
  readonly updated_at: Date;
}

/** How many failures in a row lock the e-mail. */
const BUDGET = 5;
const FIRST_LOCK = 15 * MINUTE;
const LONGEST_LOCK = 24 * HOUR;
/** Failures are forgotten after this long without another, locks this long after their end. */
const MEMORY = DAY;

/**
 * Counts an attempt as failed before its password is checked, so that parallel guesses cannot be
 * more than five (A9, R-45). The fifth locks at once. Returns `before` itself while the e-mail is
 * locked: such an attempt is refused, and neither counts nor makes the lock longer.
 */
export function countAttempt(before: Attempts, now: Date): Attempts {
  if (before.locked_until !== null && now < before.locked_until) return before;
  const { failures, locks } = remembered(before, now);
  const counted = { failures: failures + 1, locks, locked_until: null, updated_at: now };
  if (counted.failures < BUDGET) return counted;
  const length = Math.min(FIRST_LOCK * 2 ** locks, LONGEST_LOCK);
  return { ...counted, locks: locks + 1, locked_until: plus(now, length) };
}

/** Takes back an attempt whose password could not be checked. */
export function giveBackAttempt(counted: Attempts): Attempts {
  if (counted.failures === 0) return counted;
  const locks = counted.failures === BUDGET ? counted.locks - 1 : counted.locks;
  return { ...counted, failures: counted.failures - 1, locks, locked_until: null };
}

/** The 423 of a locked e-mail: the same for right and wrong passwords. */
export function accountLocked(lockedUntil: Date, now: Date): ApiError {
  const seconds = Math.ceil((lockedUntil.getTime() - now.getTime()) / 1000);
  return new ApiError('AUTH_ACCOUNT_LOCKED', { retryAfterSeconds: seconds });
}

function remembered(before: Attempts, now: Date): { failures: number; locks: number } {
  const lastEvent = Math.max(before.updated_at.getTime(), before.locked_until?.getTime() ?? 0);
  if (now.getTime() - lastEvent >= MEMORY) return { failures: 0, locks: 0 };
  // After a lock five attempts are free again, but the next lock will be twice as long.
  return { failures: before.locked_until ? 0 : before.failures, locks: before.locks };
}
