import type { HotHandler } from '../contract/call.ts';
import { saveProgress } from './progress.queries.ts';
import { toCourseProgress, whyNotSaved } from './progress.ts';

/** Saves progress in one lesson of a course; answers with lesson and course (S-39 to S-41, A16). */
export const updateCourseProgress: HotHandler<'updateCourseProgress'> = {
  async hot({ params: { courseId }, body, reply, ...saver }) {
    // 1. Save, if the caller has access at this moment (P7).
    const outcome = await saveProgress(saver, { courseId, lessonId: body.lesson_id }, body);

    // 2. If it was not saved, say why: 404, 403, or 422 for a lesson of another course.
    if (!outcome?.saved) throw whyNotSaved(outcome, 'COURSE_NOT_FOUND');

    // 3. Answer with the progress of lesson and course, this report included.
    return reply(200, { success: true, updated_progress: toCourseProgress(outcome.saved) });
  },
};
