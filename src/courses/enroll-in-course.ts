import type { Call, Reply } from '../contract/call.ts';
import { LIFETIME } from '../entitlements/access.ts';
import { grantFreeAccess, lockLearner } from '../entitlements/entitlement.queries.ts';
import { enroll, findApplication } from './enrollment.queries.ts';
import { getGranted } from './enrollment.ts';

/** Enrolls the caller in a free course, or in one they have access to (S-35 to S-38, E5, E6). */
export async function enrollInCourse({
  params,
  principal: { userId },
  context: { db, clock },
  reply,
}: Call<'enrollInCourse'>): Promise<Reply<'enrollInCourse'>> {
  const enrollment = await db.transaction(async (trx) => {
    // 1. Take turns with other calls for this user, so that parallel calls do not get a fourth free
    //    course.
    const { tier, now } = await lockLearner(trx, userId, clock);

    // 2. Check whether the caller may enroll: 404, 409 or 403 if not.
    const application = await findApplication(trx, params.courseId, { userId, now });
    const { course_id, access_until } = getGranted(application, tier);

    // 3. Grant access, if the caller has none yet, then enroll.
    if (access_until === null) await grantFreeAccess(trx, { userId, courseId: course_id, now });
    await enroll(trx, course_id, { userId, now });
    return { course_id, enrolled_at: now, access_until: access_until ?? LIFETIME };
  });

  return reply(201, {
    success: true,
    message: 'Successfully enrolled in course',
    enrollment: {
      user_id: userId,
      course_id: enrollment.course_id,
      enrolled_at: enrollment.enrolled_at.toISOString(),
      access_until: enrollment.access_until.toISOString(),
    },
  });
}
