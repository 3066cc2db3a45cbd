import { t } from 'elysia';

/** The schemas of requests and replies by which Elysia checks them. */

const level = t.Union([t.Literal('beginner'), t.Literal('intermediate'), t.Literal('advanced')]);
const uuid = t.String({ format: 'uuid' });
const instructor = t.Object({ display_name: t.String(), avatar_url: t.String() });
const category = t.Object({ name: t.String() });

export const pageQuery = t.Object({
  search: t.Optional(t.String({ minLength: 1, maxLength: 200 })),
  level: t.Optional(level),
  limit: t.Optional(t.Integer({ minimum: 1, maximum: 50 })),
});

const listed = t.Object({
  id: uuid,
  title: t.String(),
  slug: t.String(),
  short_description: t.String(),
  thumbnail_url: t.String(),
  level,
  price: t.Number(),
  original_price: t.Optional(t.Number()),
  currency: t.String(),
  is_free: t.Boolean(),
  rating: t.Number({ minimum: 0, maximum: 5 }),
  total_students: t.Integer(),
  duration_hours: t.Number(),
  instructor,
  category,
  tags: t.Array(t.String()),
});

export const page = t.Object({
  courses: t.Array(listed),
  pagination: t.Object({
    current_page: t.Integer(),
    total_pages: t.Integer(),
    total_items: t.Integer(),
    has_next: t.Boolean(),
    has_prev: t.Boolean(),
  }),
});

const lesson = t.Object({
  id: uuid,
  title: t.String(),
  type: t.Union([t.Literal('video'), t.Literal('text'), t.Literal('quiz')]),
  duration_minutes: t.Integer(),
  order_index: t.Integer(),
  is_completed: t.Boolean(),
});

const shown = {
  id: uuid,
  title: t.String(),
  slug: t.String(),
  description: t.String(),
  thumbnail_url: t.String(),
  level,
  duration_hours: t.Number(),
  total_lessons: t.Integer(),
  rating: t.Number({ minimum: 0, maximum: 5 }),
};

export const course = t.Object({
  course: t.Object({
    ...shown,
    short_description: t.String(),
    price: t.Number(),
    currency: t.String(),
    is_free: t.Boolean(),
    modules: t.Array(
      t.Object({
        id: uuid,
        title: t.String(),
        description: t.String(),
        order_index: t.Integer(),
        lessons: t.Array(lesson),
      }),
    ),
    instructor: t.Object({
      id: uuid,
      display_name: t.String(),
      bio: t.String(),
      avatar_url: t.String(),
    }),
    requirements: t.Array(t.String()),
    what_you_learn: t.Array(t.String()),
    target_audience: t.Array(t.String()),
  }),
});

export const enrolled = t.Object({
  courses: t.Array(
    t.Object({
      ...shown,
      progress: t.Integer({ minimum: 0, maximum: 100 }),
      enrolled_at: t.String(),
      last_accessed: t.String(),
      instructor,
      category,
    }),
  ),
});

export const profile = t.Object({
  user: t.Object({
    id: uuid,
    email: t.String(),
    name: t.String(),
    role: t.String(),
    tier: t.String(),
    email_verified: t.Boolean(),
    mfa_enabled: t.Boolean(),
    phone: t.Optional(t.String()),
    locale: t.String(),
    created_at: t.String(),
  }),
});

export const report = t.Object({
  lesson_id: uuid,
  progress_percentage: t.Integer({ minimum: 0, maximum: 100 }),
  completed: t.Boolean(),
  time_spent_seconds: t.Integer({ minimum: 0, maximum: 31_536_000 }),
  quiz_score: t.Optional(t.Integer({ minimum: 0, maximum: 100 })),
  notes: t.Optional(t.String({ maxLength: 5000 })),
});

export const progress = t.Object({
  success: t.Boolean(),
  updated_progress: t.Object({
    course_progress: t.Integer(),
    lesson_progress: t.Integer(),
    total_time_spent: t.Integer(),
    completed_lessons: t.Integer(),
  }),
});

export const credentials = t.Object({
  email: t.String({ format: 'email' }),
  password: t.String({ maxLength: 200 }),
  remember_me: t.Optional(t.Boolean()),
});
