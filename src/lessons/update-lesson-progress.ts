import type { Call, Reply } from '../contract/call.ts';
import { saveProgress } from '../courses/progress.queries.ts';
import { toLessonProgress, whyNotSaved } from '../courses/progress.ts';

/** Records progress in a lesson, with a quiz score and notes if there are any (S-42 to S-45). */
export async function updateLessonProgress({
  params,
  body,
  principal,
  context: { db, clock },
  reply,
}: Call<'updateLessonProgress'>): Promise<Reply<'updateLessonProgress'>> {
  // 1. Save, if there is access at this very moment (P7).
  const outcome = await saveProgress(db, { lessonId: params.lessonId }, body, {
    userId: principal.userId,
    clock,
  });

  // 2. Or say why not: 404, 403, and 422 for a score where there is no quiz.
  if (!outcome?.saved) throw whyNotSaved(outcome, 'LESSON_NOT_FOUND');

  // 3. What is stored now, which may be more than this report said (P1).
  return reply(200, { success: true, lesson_progress: toLessonProgress(outcome.saved) });
}
