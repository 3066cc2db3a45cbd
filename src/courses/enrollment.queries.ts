import type { Knex } from 'knex';
import type { Standing } from '../entitlements/access.ts';
import { STANDING, STANDING_JOINS } from '../entitlements/entitlement.queries.ts';
import { columnOf } from './course-reference.ts';
import type { Application } from './enrollment.ts';

interface Caller {
  readonly userId: string;
  readonly now: Date;
}

/** What decides about an enrollment; the course by id or slug, drafts never. */
export async function findApplication(
  trx: Knex.Transaction,
  courseId: string,
  caller: Caller,
): Promise<Application | undefined> {
  const found = await trx.raw(APPLICATION[columnOf(courseId)], { ...caller, courseId });
  return found.rows[0];
}

/** Enrolls, or takes up again what was left: progress and completion are still there. */
export async function enroll(
  trx: Knex.Transaction,
  courseId: string,
  { userId, now }: Caller,
): Promise<void> {
  await trx.raw(
    `INSERT INTO enrollments (user_id, course_id, enrolled_at, last_accessed_at)
     VALUES (:userId, :courseId, :now, :now)
     ON CONFLICT (user_id, course_id) DO UPDATE SET enrolled_at = EXCLUDED.enrolled_at,
       last_accessed_at = EXCLUDED.last_accessed_at, unenrolled_at = NULL`,
    { userId, courseId, now },
  );
}

/** Ends the enrollment if there is one, and returns where the caller stood before. */
export async function leave(
  trx: Knex.Transaction,
  courseId: string,
  caller: Caller,
): Promise<Standing | undefined> {
  const found = await trx.raw(LEAVE[columnOf(courseId)], { ...caller, courseId });
  return found.rows[0];
}

const application = (column: 'id' | 'slug') => `
  SELECT ${STANDING},
    (
      SELECT count(*) FROM enrollments taken
      JOIN entitlements given ON given.user_id = taken.user_id
        AND given.course_id = taken.course_id AND given.source = 'free' AND given.ends_at > :now
      WHERE taken.user_id = :userId AND taken.unenrolled_at IS NULL
    ) AS free_courses,
    (
      SELECT coalesce(
        json_agg(json_build_object('id', r.id, 'title', r.title, 'slug', r.slug)
          ORDER BY r.title, r.id),
        '[]'
      )
      FROM course_prerequisites q
      JOIN courses r ON r.id = q.required_course_id AND r.status <> 'draft'
      WHERE q.course_id = c.id AND NOT EXISTS (
        SELECT FROM enrollments done WHERE done.user_id = :userId AND done.course_id = r.id
          AND done.completed_at IS NOT NULL
      ) AND NOT (
        SELECT count(*) > 0 AND bool_and(coalesce(p.completed, false)) FROM lessons l
        LEFT JOIN lesson_progress p ON p.user_id = :userId AND p.lesson_id = l.id
        WHERE l.course_id = r.id AND l.deleted_at IS NULL
      )
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
