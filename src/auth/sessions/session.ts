import { DAY, HOUR, MINUTE, plus } from '../../clock.ts';

/** A session and its refresh tokens end this long after the sign-in, used or not (A7, S-110). */
const LIFETIME = 7 * DAY;
/** Without `remember_me` a session also ends when it was not used for this long (A7). */
const IDLE_LIMIT = 24 * HOUR;
/** A use is only written down this long after the last one, so that most requests write nothing. */
const USE_NOTED_EVERY = MINUTE;
/** A user has at most this many sessions; one more ends the oldest. */
export const SESSION_LIMIT = 5;

/**
 * What the SQL condition `ALIVE` is bound to at this moment: a session without `remember_me` has
 * ended when it was last used at `idleSince` or before.
 */
export function momentOf(now: Date) {
  return { now, idleSince: plus(now, -IDLE_LIMIT) };
}

export function endOfSession(signedInAt: Date): Date {
  return plus(signedInAt, LIFETIME);
}

/** Whether a use has to be written down, given the last one that was. */
export function isUseDue(lastUsedAt: Date, now: Date): boolean {
  return now.getTime() - lastUsedAt.getTime() >= USE_NOTED_EVERY;
}
