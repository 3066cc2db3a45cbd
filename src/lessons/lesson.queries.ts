import type { Knex } from 'knex';
import type { Learner, Standing, WaitingLearner } from '../entitlements/access.ts';
import { lockLearner, STANDING, STANDING_JOINS } from '../entitlements/entitlement.queries.ts';
import type { OpenedLesson } from './lesson.ts';

/**
 * Finds a lesson that is not deleted, of a course that is not a draft, with the caller's progress.
 * If they have access, the course's last access is set to now, in the same round trip.
 */
export async function openLesson(
  db: Knex,
  lessonId: string,
  learner: Learner,
): Promise<OpenedLesson | undefined> {
  const found = await db.raw<{ rows: OpenedLesson[] }>(OPEN, { ...learner, lessonId });
  return found.rows[0];
}

/**
 * Sets the progress in a lesson to zero if the caller has access; notes are kept. Without progress
 * nothing changes.
 */
export function resetProgress(
  db: Knex,
  lessonId: string,
  { userId, clock }: WaitingLearner,
): Promise<Standing | undefined> {
  return db.transaction(async (trx) => {
    // A parallel report that completes the course must see the lesson either completed or reset.
    const { now } = await lockLearner(trx, userId, clock);
    const found = await trx.raw<{ rows: Standing[] }>(RESET, { userId, now, lessonId });
    return found.rows[0];
  });
}

// A lesson that was never begun was last accessed when the caller enrolled or got access (A28).
const OPEN = `
  WITH opened AS (
    SELECT ${STANDING}, l.id AS lesson_id, l.title, l.type, l.duration_minutes, l.order_index,
      l.video_url, l.body, l.questions, c.title AS course_title, c.slug AS course_slug,
      m.id AS module_id, m.title AS module_title, p.notes, p.quiz_score,
      coalesce(p.progress_percentage, 0) AS progress_percentage,
      coalesce(p.time_spent_seconds, 0) AS time_spent_seconds,
      coalesce(p.completed, false) AS completed,
      coalesce(p.last_accessed_at, e.enrolled_at, access.access_since, :now) AS last_accessed_at
    FROM lessons l
    JOIN courses c ON c.id = l.course_id
    JOIN modules m ON m.id = l.module_id
    ${STANDING_JOINS}
    LEFT JOIN lesson_progress p ON p.user_id = :userId AND p.lesson_id = l.id
    WHERE l.id = :lessonId AND l.deleted_at IS NULL AND c.status <> 'draft'
  ), accessed AS (
    UPDATE enrollments e SET last_accessed_at = :now FROM opened
    WHERE e.user_id = :userId AND e.course_id = opened.course_id AND e.last_accessed_at < :now
      AND opened.access_until IS NOT NULL
  )
  SELECT * FROM opened`;

const RESET = `
  WITH target AS (
    SELECT ${STANDING}
    FROM lessons l JOIN courses c ON c.id = l.course_id ${STANDING_JOINS}
    WHERE l.id = :lessonId AND l.deleted_at IS NULL AND c.status <> 'draft'
  ), reset AS (
    UPDATE lesson_progress SET progress_percentage = 0, completed = false, completed_at = NULL,
      time_spent_seconds = 0, quiz_score = NULL
    WHERE user_id = :userId AND lesson_id = :lessonId
      AND EXISTS (SELECT FROM target WHERE access_until IS NOT NULL)
  )
  SELECT * FROM target`;
