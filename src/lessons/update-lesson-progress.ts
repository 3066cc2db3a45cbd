import type { HotHandler } from '../contract/call.ts';
import { saveProgress } from '../courses/progress.queries.ts';
import { toLessonProgress, whyNotSaved } from '../courses/progress.ts';

/** Records progress in a lesson, with a quiz score and notes if there are any (S-42 to S-45). */
export const updateLessonProgress: HotHandler<'updateLessonProgress'> = {
  async hot({ params: { lessonId }, body, reply, ...saver }) {
    // 1. Save, if there is access at this very moment (P7).
    const outcome = await saveProgress(saver, { lessonId }, body);

    // 2. Or say why not: 404, 403, and 422 for a score where there is no quiz.
    if (!outcome?.saved) throw whyNotSaved(outcome, 'LESSON_NOT_FOUND');

    // 3. What is stored now, which may be more than this report said (P1).
    return reply(200, { success: true, lesson_progress: toLessonProgress(outcome.saved) });
  },
};
