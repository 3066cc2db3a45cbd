import type { HotHandler } from '../contract/call.ts';
import { saveProgress } from './progress.queries.ts';
import { toCourseProgress, whyNotSaved } from './progress.ts';

/** Records progress in one lesson of a course and tells both totals (S-39 to S-41, A16). */
export const updateCourseProgress: HotHandler<'updateCourseProgress'> = {
  async hot({ params: { courseId }, body, reply, ...saver }) {
    // 1. Save, if there is access at this very moment (P7).
    const outcome = await saveProgress(saver, { courseId, lessonId: body.lesson_id }, body);

    // 2. Or say why not: 404, 403, and 422 for a lesson of another course.
    if (!outcome?.saved) throw whyNotSaved(outcome, 'COURSE_NOT_FOUND');

    // 3. Both totals, this report included.
    return reply(200, { success: true, updated_progress: toCourseProgress(outcome.saved) });
  },
};
