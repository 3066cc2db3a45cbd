import type { Call, Reply } from '../contract/call.ts';
import { getVisible } from '../entitlements/access.ts';
import { findCourse } from './course.queries.ts';
import { toCourse } from './course.ts';

/** Course details with the caller's own `is_completed` (S-30 to S-34). */
export async function getCourse({
  params,
  principal,
  context: { db, clock },
  reply,
}: Call<'getCourse'>): Promise<Reply<'getCourse'>> {
  const found = await findCourse(db, params.courseId, {
    userId: principal.userId,
    now: clock.now(),
  });
  return reply(200, { course: toCourse(getVisible(found, 'COURSE_NOT_FOUND')) });
}
