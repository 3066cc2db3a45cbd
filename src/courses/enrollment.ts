import type { components } from '../../generated/schema.ts';
import { ApiError } from '../contract/api-error.ts';
import type { Tier } from '../contract/principal.ts';
import { denied, isVisible, paymentRequired, type Standing } from '../entitlements/access.ts';

/** How many free courses the free tier holds at a time (S-133, E5). */
export const FREE_COURSES = 3;

/** The contract allows no longer list of missing prerequisites. */
const MOST_PREREQUISITES = 20;

/** What decides whether somebody may enroll. */
export interface Application extends Standing {
  /** The courses that the caller has to complete first. */
  readonly missing: readonly components['schemas']['CourseReference'][];
  /** How many courses the caller has that count as free ones. */
  readonly free_courses: number;
}

/**
 * The application, if the caller may enroll. Otherwise throws the first of these that is the case:
 * 404, 409, 403 with reason prerequisite, payment_required or tier_limit (S-37, S-38, A27, E5, E6).
 */
export function getGranted(application: Application | undefined, tier: Tier): Application {
  if (application === undefined || !isVisible(application)) throw new ApiError('COURSE_NOT_FOUND');
  if (application.enrolled_at !== null) throw new ApiError('COURSE_ALREADY_ENROLLED');
  if (application.missing.length > 0) {
    const prerequisites = application.missing.slice(0, MOST_PREREQUISITES);
    throw denied(
      { reason: 'prerequisite', prerequisites },
      'Complete the prerequisites of this course first.',
    );
  }
  // Somebody who has access and left the course may come back, whatever it costs now.
  if (application.access_until !== null) return application;
  if (application.price_minor > 0) {
    throw paymentRequired(application, 'This course has to be bought first.');
  }
  if (tier === 'free' && application.free_courses >= FREE_COURSES) {
    throw denied(
      { reason: 'tier_limit', limit: FREE_COURSES },
      `The free tier holds ${FREE_COURSES} free courses at a time.`,
    );
  }
  return application;
}
