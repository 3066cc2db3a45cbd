import type { Clock } from '../clock.ts';
import { ApiError } from '../contract/api-error.ts';

/** Who asks, and the moment of asking. */
export interface Caller {
  readonly userId: string;
  readonly now: Date;
}

/** Who asks for what may have to wait for its turn: its moment is read when the turn comes. */
export interface WaitingCaller {
  readonly userId: string;
  readonly clock: Clock;
}

/** Where a caller stands with a course; drafts are never read, so they have no standing. */
export interface Standing {
  readonly course_id: string;
  readonly status: 'published' | 'archived';
  readonly price_minor: number;
  /** When the enrollment that has not been left was made. */
  readonly enrolled_at: Date | null;
  /** The latest end of what is live now (E1); null opens nothing. */
  readonly access_until: Date | null;
  /** Whether a right ended that the caller did not give up by leaving. */
  readonly access_ended: boolean;
}

/** The end of what never ends (A28). */
export const LIFETIME = new Date('9999-12-31T23:59:59.999Z');

type Missing = 'COURSE_NOT_FOUND' | 'LESSON_NOT_FOUND';

/** Archived courses exist for those who take them or own them, and for nobody else (E6). */
export function isVisible(standing: Standing): boolean {
  return (
    standing.status === 'published' ||
    standing.enrolled_at !== null ||
    standing.access_until !== null
  );
}

/** What was found, if the caller may know of it; throws the 404 named `missing` otherwise. */
export function getVisible<Found extends Standing>(
  found: Found | undefined,
  missing: Missing,
): Found {
  if (found === undefined || !isVisible(found)) throw new ApiError(missing);
  return found;
}

/**
 * Why this caller may not open the course: the 404 named `missing`, or 403
 * COURSE_ACCESS_DENIED (S-41, P7). Undefined when they may.
 */
export function accessRefusal(found: Standing | undefined, missing: Missing): ApiError | undefined {
  if (found === undefined || !isVisible(found)) return new ApiError(missing);
  if (found.access_until !== null) return undefined;
  if (found.access_ended) return denied({ reason: 'access_expired' });
  return found.price_minor > 0 ? paymentRequired(found) : denied({ reason: 'not_enrolled' });
}

/** What was found, if the caller may open it; throws what `accessRefusal` says otherwise. */
export function getAccessible<Found extends Standing>(
  found: Found | undefined,
  missing: Missing,
): Found {
  const refusal = accessRefusal(found, missing);
  if (refusal !== undefined || found === undefined) throw refusal;
  return found;
}

/** 403 with the body that a checkout of this course takes (A27). */
export function paymentRequired({ course_id }: Standing, message?: string): ApiError {
  const checkout = { type: 'course', courseId: course_id } as const;
  return denied({ reason: 'payment_required', checkout }, message);
}

export function denied(details: ApiError['details'], message?: string): ApiError {
  return new ApiError('COURSE_ACCESS_DENIED', {
    details,
    ...(message === undefined ? {} : { message }),
  });
}
