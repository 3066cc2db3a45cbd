import { ApiError } from '../contract/api-error.ts';
import type { Call, Reply } from '../contract/call.ts';
import { getVisible } from '../entitlements/access.ts';
import { endFreeAccess, lockLearner } from '../entitlements/entitlement.queries.ts';
import { leave } from './enrollment.queries.ts';

/** Leaves a course. A free one makes room for another; progress and purchases are kept (E5). */
export async function unenrollFromCourse({
  params,
  principal: { userId },
  context: { db, clock },
  reply,
}: Call<'unenrollFromCourse'>): Promise<Reply<'unenrollFromCourse'>> {
  await db.transaction(async (trx) => {
    // 1. Take turns with other calls for this user: a parallel call must not find one of enrollment
    //    and access ended and the other not.
    const { now } = await lockLearner(trx, userId, clock);

    // 2. End the enrollment. Archived courses may be left, too.
    const left = getVisible(await leave(trx, params.courseId, { userId, now }), 'COURSE_NOT_FOUND');
    if (left.enrolled_at === null) throw new ApiError('ENROLLMENT_NOT_FOUND');

    // 3. End the free access; access from other sources is not touched (E1).
    await endFreeAccess(trx, { userId, courseId: left.course_id, now });
  });
  return reply(200, { success: true, message: 'Successfully unenrolled from course' });
}
