import type { HotHandler } from '../contract/call.ts';
import { paginate } from '../contract/pagination.ts';
import { RenderedReplies } from '../contract/rendered-replies.ts';
import { LIST_ENROLLED_COURSES } from './enrolled-course.queries.ts';
import { type EnrolledCourse, toEnrolledCourse } from './enrolled-course.ts';

const DEFAULT_LIMIT = 20;

const rendered = new RenderedReplies<'listMyCourses'>();

/** The caller's courses with their progress (S-26 to S-29); all of them unless paged (A34). */
export const listMyCourses: HotHandler<'listMyCourses'> = {
  async hot({ query, userId, first, reply }) {
    // 1. Find all courses, or the page that was asked for.
    const { page = 1, limit = DEFAULT_LIMIT } = query;
    const paged = query.page !== undefined || query.limit !== undefined;
    const window = paged ? { limit, offset: (page - 1) * limit } : { limit: null, offset: 0 };
    const [found] = await first(LIST_ENROLLED_COURSES, { userId, ...window });
    const { total, courses } = found ?? { total: 0, courses: '[]' };

    // 2. Answer, with `pagination` only if a page was asked for.
    const pagination = paged ? { pagination: paginate(page, limit, total) } : {};
    return rendered.get(`${JSON.stringify(pagination)}${courses}`, () => {
      const list: EnrolledCourse[] = JSON.parse(courses);
      return reply(200, { courses: list.map(toEnrolledCourse), ...pagination });
    });
  },
};
