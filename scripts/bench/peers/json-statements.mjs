import * as sql from './statements.mjs';

/** The statements of statements.mjs, each changed so that it returns the body as one text. */

const iso = (column) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const HOURS = 'trim_scale(round(duration_minutes / 6.0) / 10)';

const LISTED = `json_strip_nulls(json_build_object(
  'id', id, 'title', title, 'slug', slug, 'short_description', short_description,
  'thumbnail_url', thumbnail_url, 'level', level,
  'price', trim_scale(price_minor / 100.0),
  'original_price', CASE WHEN original_price_minor > price_minor
    THEN trim_scale(original_price_minor / 100.0) END,
  'currency', currency, 'is_free', price_minor = 0, 'rating', trim_scale(rating_tenths / 10.0),
  'total_students', total_students, 'duration_hours', ${HOURS},
  'instructor', json_build_object('display_name', instructor_name,
    'avatar_url', instructor_avatar_url),
  'category', json_build_object('name', category_name), 'tags', tags))`;

/** A first page. `limit` is the number of the parameter that holds its limit. */
function page({ name, text }, limit) {
  return {
    name,
    text: `SELECT json_build_object(
        'courses',
        coalesce(json_agg(${LISTED} ORDER BY position) FILTER (WHERE id IS NOT NULL), '[]'),
        'pagination', json_build_object('current_page', 1,
          'total_pages', ceil(min(items) / ${limit}::numeric)::int, 'total_items', min(items),
          'has_next', min(items) > ${limit}::int, 'has_prev', false)
      )::text AS body FROM (${text}) listed`,
  };
}

export const browse = page(sql.browse, '$1');
export const search = page(sql.search, '$3');

export const course = {
  name: 'course',
  text: `SELECT json_build_object('course', json_build_object(
      'id', course_id, 'title', title, 'slug', slug, 'description', description,
      'short_description', short_description, 'thumbnail_url', thumbnail_url, 'level', level,
      'duration_hours', ${HOURS}, 'total_lessons', total_lessons,
      'rating', trim_scale(rating_tenths / 10.0), 'price', trim_scale(price_minor / 100.0),
      'currency', currency, 'is_free', price_minor = 0, 'modules', modules,
      'instructor', json_build_object('id', instructor_id, 'display_name', instructor_name,
        'bio', instructor_bio, 'avatar_url', instructor_avatar_url),
      'requirements', requirements, 'what_you_learn', what_you_learn,
      'target_audience', target_audience))::text AS body FROM (${sql.course.text}) found`,
};

const ENROLLED = `json_build_object(
  'id', id, 'title', title, 'slug', slug, 'description', description,
  'thumbnail_url', thumbnail_url, 'level', level, 'duration_hours', ${HOURS},
  'total_lessons', total_lessons, 'rating', trim_scale(rating_tenths / 10.0),
  'progress', CASE total_lessons WHEN 0 THEN 0 ELSE completed_lessons * 100 / total_lessons END,
  'enrolled_at', ${iso('enrolled_at')}, 'last_accessed', ${iso('last_accessed_at')},
  'instructor', json_build_object('display_name', instructor_name,
    'avatar_url', instructor_avatar_url),
  'category', json_build_object('name', category_name))`;

export const enrolled = {
  name: 'enrolled',
  text: `SELECT json_build_object('courses', coalesce(
      json_agg(${ENROLLED} ORDER BY last_accessed_at DESC, id), '[]'))::text AS body
    FROM (${sql.enrolled.text}) taken`,
};

export const profile = {
  name: 'profile',
  text: `SELECT json_build_object('user', json_strip_nulls(json_build_object(
      'id', id, 'email', email, 'name', full_name, 'role', role, 'tier', tier,
      'email_verified', email_verified_at IS NOT NULL, 'mfa_enabled', mfa_enabled,
      'phone', phone, 'locale', locale, 'created_at', ${iso('created_at')})))::text AS body
    FROM (${sql.profile.text}) found`,
};

export const progress = {
  name: 'progress',
  text: sql.merge(`json_build_object('success', true, 'updated_progress', json_build_object(
    'course_progress', totals.completed_lessons * 100 / totals.lessons,
    'lesson_progress', saved.progress_percentage,
    'total_time_spent', totals.total_time_spent,
    'completed_lessons', totals.completed_lessons))::text AS body`),
};
