import type { Call, Reply } from '../contract/call.ts';
import { getAccessible } from '../entitlements/access.ts';
import { openLesson } from './lesson.queries.ts';
import { toLesson } from './lesson.ts';

/** A lesson with its content and the caller's progress and notes, without the answers of a quiz. */
export async function getLesson({
  params,
  principal,
  context: { db, clock },
  reply,
}: Call<'getLesson'>): Promise<Reply<'getLesson'>> {
  // 1. Find the lesson, if it exists for the caller and they have access (E1).
  const found = await openLesson(db, params.lessonId, {
    userId: principal.userId,
    now: clock.now(),
  });
  const lesson = getAccessible(found, 'LESSON_NOT_FOUND');

  // 2. Answer with what a lesson of its type shows.
  return reply(200, { lesson: toLesson(lesson) });
}
