import type { Knex } from 'knex';
import type { Learner, Standing } from '../entitlements/access.ts';
import { STANDING, STANDING_JOINS } from '../entitlements/entitlement.queries.ts';
import { columnOf } from './course-reference.ts';
import type { Application } from './enrollment.ts';

/** Finds what decides whether the caller may enroll; undefined for a draft or no course. */
export async function findApplication(
  trx: Knex.Transaction,
  courseId: string,
  learner: Learner,
): Promise<Application | undefined> {
  const found = await trx.raw<{ rows: Application[] }>(APPLICATION[columnOf(courseId)], {
    ...learner,
    courseId,
  });
  return found.rows[0];
}

/**
 * Enrolls a learner; one who left the course comes back with the old progress. Who has access can
 * complete lessons without being enrolled: if all are completed, enrolling completes the course
 * (P6). Call it in a transaction that holds the learner's lock.
 */
export async function enroll(
  trx: Knex.Transaction,
  courseId: string,
  { userId, now }: Learner,
): Promise<void> {
  await trx.raw(ENROLL, { userId, courseId, now });
}

/** Ends the enrollment if there is one, and returns the caller's standing before that. */
export async function leave(
  trx: Knex.Transaction,
  courseId: string,
  learner: Learner,
): Promise<Standing | undefined> {
  const found = await trx.raw<{ rows: Standing[] }>(LEAVE[columnOf(courseId)], {
    ...learner,
    courseId,
  });
  return found.rows[0];
}

// `course` is a column or a parameter that names the course; the learner is :userId.
const hasLessons = (course: string) => `EXISTS (
    SELECT FROM lessons WHERE course_id = ${course} AND deleted_at IS NULL
  )`;
const hasLessonsToDo = (course: string) => `EXISTS (
    SELECT FROM lessons l WHERE l.course_id = ${course} AND l.deleted_at IS NULL
      AND NOT EXISTS (
        SELECT FROM lesson_progress p
        WHERE p.user_id = :userId AND p.lesson_id = l.id AND p.completed
      )
  )`;
const isCompleted = (course: string) => `EXISTS (
    SELECT FROM enrollments WHERE user_id = :userId AND course_id = ${course}
      AND completed_at IS NOT NULL
  )`;

const ENROLL = `
  WITH finished AS (
    SELECT WHERE ${hasLessons(':courseId')} AND NOT ${hasLessonsToDo(':courseId')}
      AND NOT ${isCompleted(':courseId')}
  ), enrolled AS (
    INSERT INTO enrollments AS stored
      (user_id, course_id, enrolled_at, last_accessed_at, completed_at)
    VALUES (:userId, :courseId, :now, :now,
      CASE WHEN EXISTS (SELECT FROM finished) THEN :now::timestamptz END)
    ON CONFLICT (user_id, course_id) DO UPDATE SET enrolled_at = EXCLUDED.enrolled_at,
      last_accessed_at = EXCLUDED.last_accessed_at, unenrolled_at = NULL,
      completed_at = coalesce(stored.completed_at, EXCLUDED.completed_at)
  )
  INSERT INTO learning_events (type, user_id, course_id, occurred_at)
  SELECT 'course.completed', :userId, :courseId, :now FROM finished`;

const LIVE_RIGHT = `user_id = :userId AND ends_at > :now`;

// A course counts as one of the three free ones when the learner is enrolled and has access from
// no other source. Drafts do not count, because the learner cannot see or leave them.
const FREE_COURSES_HELD = `
  SELECT count(*) FROM (
    SELECT course_id FROM entitlements WHERE ${LIVE_RIGHT}
    GROUP BY course_id HAVING bool_and(source = 'free')
  ) AS held
  JOIN enrollments AS taken
    ON taken.user_id = :userId AND taken.course_id = held.course_id AND unenrolled_at IS NULL
  JOIN courses ON courses.id = held.course_id AND courses.status <> 'draft'`;

// A prerequisite counts as missing only if the learner can complete it. So it must be published, or
// archived and accessible to the learner, because others must not learn of an archived course. And
// it must have lessons left to complete.
const application = (column: 'id' | 'slug') => `
  SELECT ${STANDING},
    (${FREE_COURSES_HELD}) AS free_courses,
    (
      SELECT coalesce(
        json_agg(json_build_object('id', r.id, 'title', r.title, 'slug', r.slug)
          ORDER BY r.title, r.id),
        '[]'
      )
      FROM course_prerequisites q JOIN courses r ON r.id = q.required_course_id
      WHERE q.course_id = c.id AND (
        r.status = 'published' OR r.status = 'archived' AND EXISTS (
          SELECT FROM entitlements WHERE course_id = r.id AND ${LIVE_RIGHT}
        )
      ) AND NOT ${isCompleted('r.id')} AND ${hasLessonsToDo('r.id')}
    ) AS missing
  FROM courses c ${STANDING_JOINS}
  WHERE c.${column} = :courseId AND c.status <> 'draft'`;

const leaving = (column: 'id' | 'slug') => `
  WITH target AS (
    SELECT ${STANDING} FROM courses c ${STANDING_JOINS}
    WHERE c.${column} = :courseId AND c.status <> 'draft'
  ), ended AS (
    UPDATE enrollments e SET unenrolled_at = :now FROM target
    WHERE e.user_id = :userId AND e.course_id = target.course_id AND e.unenrolled_at IS NULL
  )
  SELECT * FROM target`;

const APPLICATION = { id: application('id'), slug: application('slug') };
const LEAVE = { id: leaving('id'), slug: leaving('slug') };
