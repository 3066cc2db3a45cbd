import type { Call, Reply } from '../contract/call.ts';
import { getAccessible } from '../entitlements/access.ts';
import { resetProgress } from './lesson.queries.ts';

/** Starts a lesson over: the only way in which progress goes down (P1). Notes are kept. */
export async function resetLessonProgress({
  params,
  principal,
  context: { db, clock },
  reply,
}: Call<'resetLessonProgress'>): Promise<Reply<'resetLessonProgress'>> {
  // 1. Reset it, if the caller has access at this moment (P7); 404 or 403 otherwise.
  const found = await resetProgress(db, params.lessonId, {
    userId: principal.userId,
    clock,
  });
  getAccessible(found, 'LESSON_NOT_FOUND');

  // 2. Answer. The reply is the same when it is done again.
  return reply(200, { success: true, message: 'Lesson progress reset' });
}
