import type { HotHandler } from '../contract/call.ts';
import { RenderedReplies } from '../contract/rendered-replies.ts';
import { getVisible } from '../entitlements/access.ts';
import { FIND_COURSE } from './course.queries.ts';
import { toCourse } from './course.ts';
import { columnOf } from './course-reference.ts';

const rendered = new RenderedReplies<'getCourse'>();

/** Course details with the caller's own `is_completed` (S-30 to S-34). */
export const getCourse: HotHandler<'getCourse'> = {
  async hot({ params: { courseId }, userId, now, first, reply }) {
    const [found] = await first(FIND_COURSE[columnOf(courseId)], { courseId, userId, now });
    const { content } = getVisible(found, 'COURSE_NOT_FOUND');
    return rendered.get(content, () => reply(200, { course: toCourse(JSON.parse(content)) }));
  },
};
