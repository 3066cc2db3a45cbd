import type { Call, Reply } from '../contract/call.ts';
import { paginate } from '../contract/pagination.ts';
import { listEnrolledCourses } from './enrolled-course.queries.ts';
import { toEnrolledCourse } from './enrolled-course.ts';

const DEFAULT_LIMIT = 20;

/** The caller's courses with their progress (S-26 to S-29); all of them unless paged (A34). */
export async function listMyCourses({
  query,
  principal,
  context: { db },
  reply,
}: Call<'listMyCourses'>): Promise<Reply<'listMyCourses'>> {
  // 1. Everything, or the page that was asked for.
  const { page = 1, limit = DEFAULT_LIMIT } = query;
  const paged = query.page !== undefined || query.limit !== undefined;
  const { total, courses } = await listEnrolledCourses(
    db,
    principal.userId,
    paged ? { limit, offset: (page - 1) * limit } : { limit: null, offset: 0 },
  );

  // 2. `pagination` only for those who asked for pages.
  return reply(200, {
    courses: courses.map(toEnrolledCourse),
    ...(paged ? { pagination: paginate(page, limit, total) } : {}),
  });
}
