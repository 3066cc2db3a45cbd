/**
 * The SQL of all peers: for each workload the statement of this repository's own server, written
 * by hand with numbered parameters. `make bench` fails when its reply differs from ours.
 */

const POPULARITY = 'total_students DESC, rating_count DESC, course_id';

const DETAILS = `
  SELECT page.position, c.id, c.title, c.slug, c.short_description, c.thumbnail_url, l.level,
    l.price_minor, c.original_price_minor, c.currency, l.rating_tenths, l.total_students,
    l.duration_minutes, c.tags, i.display_name AS instructor_name,
    i.avatar_url AS instructor_avatar_url, g.name AS category_name
  FROM page
  JOIN course_listings l ON l.course_id = page.course_id
  JOIN courses c ON c.id = page.course_id
  JOIN instructors i ON i.id = c.instructor_id
  JOIN categories g ON g.id = l.category_id`;

/** $1 limit. The first page of the catalogue and the exact number of courses in it. */
export const browse = {
  name: 'browse',
  text: `
    WITH total AS MATERIALIZED (
      SELECT coalesce(sum(courses), 0)::int AS items FROM listing_facets WHERE price_minor = -1
    ), page AS (
      SELECT course_id, row_number() OVER () AS position FROM (
        SELECT course_id FROM course_listings ORDER BY ${POPULARITY} LIMIT 50
      ) candidates LIMIT $1
    )
    SELECT total.items, details.* FROM total
    LEFT JOIN (${DETAILS}) details ON TRUE ORDER BY details.position`,
};

/** $1 level, $2 tsquery, $3 limit. The first page of a search within a level, by relevance. */
export const search = {
  name: 'search',
  text: `
    WITH matches AS MATERIALIZED (
      SELECT * FROM course_listings WHERE level = $1 AND search @@ $2::tsquery
    ), popular AS (
      SELECT * FROM matches ORDER BY ${POPULARITY} LIMIT 500
    ), ranked AS (
      SELECT course_id, total_students, rating_count,
        ts_rank('{0.1, 0.3, 0.6, 1.0}', search, $2::tsquery) AS rank FROM popular
    ), page AS (
      SELECT course_id, row_number() OVER () AS position FROM (
        SELECT course_id FROM ranked ORDER BY rank DESC, ${POPULARITY} LIMIT 50
      ) candidates LIMIT $3
    )
    SELECT total.items, details.* FROM (SELECT count(*)::int AS items FROM matches) total
    LEFT JOIN (${DETAILS}) details ON TRUE ORDER BY details.position`,
};

const RATING_TENTHS = `coalesce(listing.rating_tenths,
    (SELECT round(avg(rating) * 10)::int FROM reviews WHERE course_id = c.id), 0) AS rating_tenths`;

/** Columns that say whether user $1 has access to the course `courses c` at the moment $2. */
const STANDING = `c.id AS course_id, c.status, c.price_minor, e.enrolled_at,
  access.access_until, access.access_ended`;
const STANDING_JOINS = `
  LEFT JOIN enrollments e
    ON e.user_id = $1::uuid AND e.course_id = c.id AND e.unenrolled_at IS NULL
  CROSS JOIN LATERAL (
    SELECT max(ends_at) FILTER (WHERE ends_at > $2::timestamptz) AS access_until,
      min(starts_at) FILTER (WHERE ends_at > $2::timestamptz) AS access_since,
      coalesce(bool_or(ends_at <= $2::timestamptz
        AND (source <> 'free' OR e.user_id IS NOT NULL)), false) AS access_ended
    FROM entitlements WHERE user_id = $1::uuid AND course_id = c.id
  ) access`;

/** $1 user, $2 now, $3 course. A course with its modules, lessons and what is completed. */
export const course = {
  name: 'course',
  text: `
    SELECT ${STANDING}, c.title, c.slug, c.description, c.short_description, c.thumbnail_url,
      c.level, c.currency, c.requirements, c.what_you_learn, c.target_audience,
      i.id AS instructor_id, i.display_name AS instructor_name, i.bio AS instructor_bio,
      i.avatar_url AS instructor_avatar_url, ${RATING_TENTHS}, outline.*
    FROM courses c
    JOIN instructors i ON i.id = c.instructor_id
    LEFT JOIN course_listings listing ON listing.course_id = c.id
    ${STANDING_JOINS}
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(lessons.count), 0)::int AS total_lessons,
        coalesce(sum(lessons.minutes), 0)::int AS duration_minutes,
        coalesce(json_agg(
          json_build_object('id', m.id, 'title', m.title, 'description', m.description,
            'order_index', m.order_index, 'lessons', lessons.list)
          ORDER BY m.order_index, m.id), '[]') AS modules
      FROM modules m
      CROSS JOIN LATERAL (
        SELECT count(*), sum(l.duration_minutes) AS minutes,
          coalesce(json_agg(
            json_build_object('id', l.id, 'title', l.title, 'type', l.type,
              'duration_minutes', l.duration_minutes, 'order_index', l.order_index,
              'is_completed', coalesce(p.completed, false))
            ORDER BY l.order_index, l.id), '[]') AS list
        FROM lessons l
        LEFT JOIN lesson_progress p ON p.user_id = $1::uuid AND p.lesson_id = l.id
        WHERE l.module_id = m.id AND l.deleted_at IS NULL
      ) lessons
      WHERE m.course_id = c.id
    ) outline
    WHERE c.id = $3::uuid AND c.status <> 'draft'`,
};

/** $1 user. The courses that the user is enrolled in, the most recently accessed first. */
export const enrolled = {
  name: 'enrolled',
  text: `
    WITH taken AS (
      SELECT e.course_id, e.enrolled_at, e.last_accessed_at
      FROM enrollments e JOIN courses c ON c.id = e.course_id
      WHERE e.user_id = $1::uuid AND e.unenrolled_at IS NULL AND c.status <> 'draft'
    )
    SELECT (SELECT count(*)::int FROM taken) AS total, c.id, c.title, c.slug, c.description,
      c.thumbnail_url, c.level, taken.enrolled_at, taken.last_accessed_at,
      i.display_name AS instructor_name, i.avatar_url AS instructor_avatar_url,
      g.name AS category_name, ${RATING_TENTHS}, content.*
    FROM taken
    JOIN courses c ON c.id = taken.course_id
    JOIN instructors i ON i.id = c.instructor_id
    JOIN categories g ON g.id = c.category_id
    LEFT JOIN course_listings listing ON listing.course_id = c.id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS total_lessons,
        (count(*) FILTER (WHERE p.completed))::int AS completed_lessons,
        coalesce(sum(l.duration_minutes), 0)::int AS duration_minutes
      FROM lessons l
      LEFT JOIN lesson_progress p
        ON p.user_id = $1::uuid AND p.course_id = c.id AND p.lesson_id = l.id
      WHERE l.course_id = c.id AND l.deleted_at IS NULL
    ) content
    ORDER BY taken.last_accessed_at DESC, c.id`,
};

/** $1 user. */
export const profile = {
  name: 'profile',
  text: `SELECT id, email, full_name, role, tier, email_verified_at, mfa_enabled, phone, locale,
    created_at FROM users WHERE id = $1`,
};

/** $1 user. Makes other transactions that complete lessons of this user wait. */
export const learnerLock = {
  name: 'learner-lock',
  text: 'SELECT tier FROM users WHERE id = $1 FOR NO KEY UPDATE',
};

export const alive = { name: 'alive', text: 'SELECT 1' };

/**
 * $1 user, $2 now, $3 course, $4 lesson, $5 percentage, $6 whether it completes the lesson,
 * $7 seconds, $8 score, $9 notes. Merges a report of progress and counts the course's totals.
 */
export const progress = { name: 'progress', text: merge() };

/** @param {string} select what the statement returns, from target, saved and totals */
export function merge(
  select = `target.*, saved.lesson_id, saved.progress_percentage, saved.completed,
    saved.time_spent_seconds, saved.quiz_score, saved.last_accessed_at, totals.*`,
) {
  return `
  WITH target AS (
    SELECT ${STANDING}, l.id AS target_id, l.type AS lesson_type
    FROM courses c
    LEFT JOIN lessons l ON l.id = $4::uuid AND l.course_id = c.id AND l.deleted_at IS NULL
    ${STANDING_JOINS}
    WHERE c.id = $3::uuid AND c.status <> 'draft'
  ), before AS (
    SELECT completed FROM lesson_progress WHERE user_id = $1::uuid AND lesson_id = $4::uuid
  ), saved AS (
    INSERT INTO lesson_progress AS stored (user_id, lesson_id, course_id, progress_percentage,
      completed, time_spent_seconds, quiz_score, notes, last_accessed_at, completed_at)
    SELECT $1::uuid, target_id, course_id, CASE WHEN $6::boolean THEN 100 ELSE $5::int END,
      $6::boolean, $7::int, $8::int, nullif($9::text, ''), $2::timestamptz,
      CASE WHEN $6::boolean THEN $2::timestamptz END
    FROM target
    WHERE access_until IS NOT NULL AND target_id IS NOT NULL
      AND ($8::int IS NULL OR lesson_type = 'quiz')
    ON CONFLICT (user_id, lesson_id) DO UPDATE SET
      progress_percentage = GREATEST(stored.progress_percentage, EXCLUDED.progress_percentage),
      completed = stored.completed OR EXCLUDED.completed,
      time_spent_seconds = GREATEST(stored.time_spent_seconds, EXCLUDED.time_spent_seconds),
      quiz_score = GREATEST(stored.quiz_score, EXCLUDED.quiz_score),
      notes = CASE WHEN $9::text IS NULL THEN stored.notes ELSE EXCLUDED.notes END,
      last_accessed_at = GREATEST(stored.last_accessed_at, EXCLUDED.last_accessed_at),
      completed_at = LEAST(stored.completed_at, EXCLUDED.completed_at)
    RETURNING lesson_id, course_id, progress_percentage, completed, time_spent_seconds,
      quiz_score, last_accessed_at
  ), totals AS (
    SELECT count(*)::int AS lessons,
      (count(*) FILTER (WHERE CASE l.id WHEN saved.lesson_id THEN saved.completed
        ELSE p.completed END))::int AS completed_lessons,
      coalesce(sum(CASE l.id WHEN saved.lesson_id THEN saved.time_spent_seconds
        ELSE p.time_spent_seconds END), 0)::int AS total_time_spent
    FROM saved
    JOIN lessons l ON l.course_id = saved.course_id AND l.deleted_at IS NULL
    LEFT JOIN lesson_progress p
      ON p.user_id = $1::uuid AND p.course_id = saved.course_id AND p.lesson_id = l.id
  ), finished AS (
    SELECT e.course_id FROM saved JOIN enrollments e ON e.course_id = saved.course_id, totals
    WHERE e.user_id = $1::uuid AND e.completed_at IS NULL AND $6::boolean
      AND totals.completed_lessons = totals.lessons
  ), accessed AS (
    UPDATE enrollments e SET last_accessed_at = GREATEST(e.last_accessed_at, $2::timestamptz),
      completed_at = CASE WHEN EXISTS (SELECT FROM finished) THEN $2::timestamptz
        ELSE e.completed_at END
    FROM saved WHERE e.user_id = $1::uuid AND e.course_id = saved.course_id
  ), noted AS (
    INSERT INTO learning_events (type, user_id, course_id, lesson_id, occurred_at)
    SELECT 'lesson.completed', $1::uuid, course_id, lesson_id, $2::timestamptz FROM saved
    WHERE $6::boolean AND NOT EXISTS (SELECT FROM before WHERE completed)
    UNION ALL
    SELECT 'course.completed', $1::uuid, course_id, NULL, $2::timestamptz FROM finished
  )
  SELECT ${select} FROM target LEFT JOIN saved ON true CROSS JOIN totals`;
}
