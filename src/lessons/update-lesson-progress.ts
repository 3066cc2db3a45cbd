import type { HotHandler } from '../contract/call.ts';
import { saveProgress } from '../courses/progress.queries.ts';
import { toLessonProgress, whyNotSaved } from '../courses/progress.ts';

/** Saves progress in a lesson, with a quiz score and notes if they are sent (S-42 to S-45). */
export const updateLessonProgress: HotHandler<'updateLessonProgress'> = {
  async hot({ params: { lessonId }, body, reply, ...saver }) {
    // 1. Save, if the caller has access at this moment (P7).
    const outcome = await saveProgress(saver, { lessonId }, body);

    // 2. If it was not saved, say why: 404, 403, or 422 for a score when the lesson is no quiz.
    if (!outcome?.saved) throw whyNotSaved(outcome, 'LESSON_NOT_FOUND');

    // 3. Answer with what is stored now, which may be more than this report says (P1).
    return reply(200, { success: true, lesson_progress: toLessonProgress(outcome.saved) });
  },
};
