import type { Call, Reply } from '../contract/call.ts';
import { getAccessible } from '../entitlements/access.ts';
import { openLesson } from './lesson.queries.ts';
import { toLesson } from './lesson.ts';

/** Opens a lesson: its content, the caller's progress and notes; never the answers of a quiz. */
export async function getLesson({
  params,
  principal,
  context: { db, clock },
  reply,
}: Call<'getLesson'>): Promise<Reply<'getLesson'>> {
  // 1. The lesson, if it exists for this caller and they have access (E1).
  const found = await openLesson(db, params.lessonId, {
    userId: principal.userId,
    now: clock.now(),
  });
  const lesson = getAccessible(found, 'LESSON_NOT_FOUND');

  // 2. What its type has to show.
  return reply(200, { lesson: toLesson(lesson) });
}
