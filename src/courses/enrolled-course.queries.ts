import { statement } from '../db/statement.ts';
import { RATING_TENTHS } from './course.queries.ts';

interface FoundCourses {
  /** How many courses there are on all pages. */
  readonly total: number;
  /** The JSON of a list of EnrolledCourse. */
  readonly courses: string;
}

/**
 * The courses that a user is enrolled in, also archived ones, the most recently accessed first. A
 * null `limit` means all of them.
 */
export const LIST_ENROLLED_COURSES = statement<FoundCourses>(`
  WITH taken AS (
    SELECT e.course_id, e.enrolled_at, e.last_accessed_at
    FROM enrollments e JOIN courses c ON c.id = e.course_id
    WHERE e.user_id = :userId AND e.unenrolled_at IS NULL AND c.status <> 'draft'
  ), page AS (
    SELECT * FROM taken ORDER BY last_accessed_at DESC, course_id
    LIMIT :limit::bigint OFFSET :offset::bigint
  )
  SELECT (SELECT count(*) FROM taken) AS total, coalesce(
      json_agg(row_to_json(shown) ORDER BY shown.last_accessed_at DESC, shown.id), '[]'
    )::text AS courses
  FROM (
    SELECT c.id, c.title, c.slug, c.description, c.thumbnail_url, c.level,
      page.enrolled_at, page.last_accessed_at, i.display_name AS instructor_name,
      i.avatar_url AS instructor_avatar_url, g.name AS category_name, ${RATING_TENTHS}, content.*
    FROM page
    JOIN courses c ON c.id = page.course_id
    JOIN instructors i ON i.id = c.instructor_id
    JOIN categories g ON g.id = c.category_id
    LEFT JOIN course_listings listing ON listing.course_id = c.id
    CROSS JOIN LATERAL (
      SELECT count(*) AS total_lessons, count(*) FILTER (WHERE p.completed) AS completed_lessons,
        coalesce(sum(l.duration_minutes), 0)::int AS duration_minutes
      FROM lessons l
      LEFT JOIN lesson_progress p ON p.user_id = :userId AND p.lesson_id = l.id
      WHERE l.course_id = c.id AND l.deleted_at IS NULL
    ) content
  ) AS shown`);
