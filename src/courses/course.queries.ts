import { statement } from '../db/statement.ts';
import type { Standing } from '../entitlements/access.ts';
import { STANDING, STANDING_JOINS } from '../entitlements/entitlement.queries.ts';

/**
 * SQL for ten times the mean of a course's reviews (M6). It needs `courses c LEFT JOIN
 * course_listings listing`. The listing of a published course contains it; for other courses it is
 * computed from the reviews.
 */
export const RATING_TENTHS = `coalesce(
    listing.rating_tenths,
    (SELECT round(avg(rating) * 10)::int FROM reviews WHERE course_id = c.id),
    0
  ) AS rating_tenths`;

const MODULES = `
  SELECT coalesce(sum(lessons.count), 0)::int AS total_lessons,
    coalesce(sum(lessons.minutes), 0)::int AS duration_minutes,
    coalesce(
      json_agg(
        json_build_object('id', m.id, 'title', m.title, 'description', m.description,
          'order_index', m.order_index, 'lessons', lessons.list)
        ORDER BY m.order_index, m.id
      ),
      '[]'
    ) AS modules
  FROM modules m
  CROSS JOIN LATERAL (
    SELECT count(*), sum(l.duration_minutes) AS minutes,
      coalesce(
        json_agg(
          json_build_object('id', l.id, 'title', l.title, 'type', l.type,
            'duration_minutes', l.duration_minutes, 'order_index', l.order_index,
            'is_completed', coalesce(p.completed, false))
          ORDER BY l.order_index, l.id
        ),
        '[]'
      ) AS list
    FROM lessons l
    LEFT JOIN lesson_progress p ON p.user_id = :userId AND p.lesson_id = l.id
    WHERE l.module_id = m.id AND l.deleted_at IS NULL
  ) lessons
  WHERE m.course_id = c.id`;

interface FoundCourse extends Standing {
  /** The JSON of a CourseContent. */
  readonly content: string;
}

const findBy = (column: 'id' | 'slug') =>
  statement<FoundCourse>(`
  SELECT ${STANDING}, (
      SELECT row_to_json(content)::text FROM (
        SELECT c.id, c.title, c.slug, c.description, c.short_description, c.thumbnail_url, c.level,
          c.price_minor, c.currency, c.requirements, c.what_you_learn, c.target_audience,
          i.id AS instructor_id, i.display_name AS instructor_name, i.bio AS instructor_bio,
          i.avatar_url AS instructor_avatar_url, ${RATING_TENTHS}, outline.*
      ) content
    ) AS content
  FROM courses c
  JOIN instructors i ON i.id = c.instructor_id
  LEFT JOIN course_listings listing ON listing.course_id = c.id
  ${STANDING_JOINS}
  CROSS JOIN LATERAL (${MODULES}) outline
  WHERE c.${column} = :courseId AND c.status <> 'draft'`);

/** Finds a course that is not a draft, by id or slug, with the lessons that are not deleted. */
export const FIND_COURSE = { id: findBy('id'), slug: findBy('slug') };
