import type { Clock } from '../clock.ts';
import { ApiError } from '../contract/api-error.ts';

/** The user who asks, and the moment at which access is decided. */
export interface Learner {
  readonly userId: string;
  readonly now: Date;
}

/** The user who asks, when the moment must be read later, after waiting for a lock. */
export interface WaitingLearner {
  readonly userId: string;
  readonly clock: Clock;
}

/** What is known of a caller and a course. Courses that are drafts are never read. */
export interface Standing {
  readonly course_id: string;
  readonly status: 'published' | 'archived';
  readonly price_minor: number;
  /** When the caller enrolled; null for those who never did or have left. */
  readonly enrolled_at: Date | null;
  /**
   * Until when the caller has access, by the source that lasts longest (E1); null for no access.
   */
  readonly access_until: Date | null;
  /** Whether the caller had access that ended, other than by leaving the course. */
  readonly access_ended: boolean;
}

/** The end of access that never ends (A28). */
export const LIFETIME = new Date('9999-12-31T23:59:59.999Z');

type Missing = 'COURSE_NOT_FOUND' | 'LESSON_NOT_FOUND';

/**
 * Whether the course exists for the caller: an archived one only if enrolled or with access (E6).
 */
export function isVisible(standing: Standing): boolean {
  return (
    standing.status === 'published' ||
    standing.enrolled_at !== null ||
    standing.access_until !== null
  );
}

/** What was found, if the course exists for the caller; otherwise throws the 404 `missing`. */
export function getVisible<Found extends Standing>(
  found: Found | undefined,
  missing: Missing,
): Found {
  if (found === undefined || !isVisible(found)) throw new ApiError(missing);
  return found;
}

/**
 * Why the caller may not open the course: the 404 `missing`, or 403 COURSE_ACCESS_DENIED (S-41,
 * P7). Undefined if they may.
 */
export function accessRefusal(found: Standing | undefined, missing: Missing): ApiError | undefined {
  if (found === undefined || !isVisible(found)) return new ApiError(missing);
  if (found.access_until !== null) return undefined;
  if (found.access_ended) return denied({ reason: 'access_expired' });
  return found.price_minor > 0 ? paymentRequired(found) : denied({ reason: 'not_enrolled' });
}

/** What was found, if the caller may open it; otherwise throws the error of `accessRefusal`. */
export function getAccessible<Found extends Standing>(
  found: Found | undefined,
  missing: Missing,
): Found {
  const refusal = accessRefusal(found, missing);
  if (refusal !== undefined || found === undefined) throw refusal;
  return found;
}

/** A 403 that contains the body of a request to buy this course (A27). */
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
