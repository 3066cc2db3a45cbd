import { DAY, HOUR, MINUTE, plus } from '../../clock.ts';

/** Used or not, a session and its refresh tokens end this long after the sign-in (A7, S-110). */
const LIFETIME = 7 * DAY;
/** Without `remember_me` a session also ends when it was not used for this long (A7). */
const IDLE_LIMIT = 24 * HOUR;
/** Uses within this time of the last noted one are not noted, so that reads stay reads. */
const USE_NOTED_EVERY = MINUTE;
/** A user has at most this many sessions; one more ends the oldest. */
export const SESSION_LIMIT = 5;

/**
 * A moment, as the question "is this session alive?" needs it: without `remember_me` a session
 * last used no later than `idleSince` is over.
 */
export function momentOf(now: Date) {
  return { now, idleSince: plus(now, -IDLE_LIMIT) };
}

export function endOfSession(signedInAt: Date): Date {
  return plus(signedInAt, LIFETIME);
}

/** Whether a use must be noted, given the last one that was. */
export function isUseDue(lastUsedAt: Date, now: Date): boolean {
  return now.getTime() - lastUsedAt.getTime() >= USE_NOTED_EVERY;
}
