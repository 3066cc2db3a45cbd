import type { Call, Reply } from '../contract/call.ts';
import { getAccessible } from '../entitlements/access.ts';
import { resetProgress } from './lesson.queries.ts';

/** Starts a lesson over: the only way progress goes down (P1). Notes stay. */
export async function resetLessonProgress({
  params,
  principal,
  context: { db, clock },
  reply,
}: Call<'resetLessonProgress'>): Promise<Reply<'resetLessonProgress'>> {
  // 1. Back to the start, if there is access at this very moment (P7); 404 or 403 otherwise.
  const found = await resetProgress(db, params.lessonId, {
    userId: principal.userId,
    clock,
  });
  getAccessible(found, 'LESSON_NOT_FOUND');

  // 2. The same reply however often it is done.
  return reply(200, { success: true, message: 'Lesson progress reset' });
}
