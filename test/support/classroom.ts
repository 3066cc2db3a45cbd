import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Courses, Entitlements, Lessons } from '../../generated/database.ts';

/** A moment long before those of all tests. */
const BEGINNING = new Date('2025-01-01T00:00:00.000Z');

interface CourseWishes extends Partial<Pick<Courses, 'price_minor' | 'status' | 'title'>> {
  /** The types of the lessons, all in one module; no lessons by default. */
  readonly lessons?: readonly Lessons['type'][];
  readonly minutes?: number;
}

export interface TaughtCourse {
  readonly id: string;
  readonly slug: string;
  readonly lessons: readonly string[];
}

/** Makes a published free course for one test. */
export async function teach(db: Knex, wishes: CourseWishes = {}): Promise<TaughtCourse> {
  const { lessons = [], minutes = 10, ...columns } = wishes;
  const id = randomUUID();
  const slug = `course-${id.slice(0, 8)}-${id.slice(9, 13)}`;
  await db('categories')
    .insert({ id: CATEGORY, slug: 'classroom', name: 'Classroom' })
    .onConflict()
    .ignore();
  await db('instructors').insert({
    id,
    display_name: 'Gülşen Aydın',
    bio: 'Öğretmen.',
    avatar_url: 'https://cdn.7peducation.com/avatars/gulsen.jpg',
  });
  await db('courses').insert({
    id,
    slug,
    status: 'published',
    title: `Course ${slug}`,
    description: 'A course made for one test.',
    short_description: 'For one test.',
    thumbnail_url: 'https://cdn.7peducation.com/thumbnails/test.jpg',
    level: 'beginner',
    price_minor: 0,
    category_id: CATEGORY,
    instructor_id: id,
    created_at: BEGINNING,
    published_at: BEGINNING,
    ...columns,
  });
  const made: string[] = [];
  for (const type of lessons)
    made.push(await addLesson(db, id, { type, minutes, order: made.length }));
  return { id, slug, lessons: made };
}

const CATEGORY = '3fffffff-0000-4000-8000-000000000001';

/** Adds a lesson to the course's only module. */
export async function addLesson(
  db: Knex,
  courseId: string,
  { type = 'text', minutes = 10, order = 99 }: Partial<LessonWishes> = {},
): Promise<string> {
  const id = randomUUID();
  await db('modules')
    .insert({ id: courseId, course_id: courseId, title: 'Module', description: '', order_index: 0 })
    .onConflict()
    .ignore();
  await db('lessons').insert({
    id,
    course_id: courseId,
    module_id: courseId,
    title: `Lesson ${order}`,
    type,
    duration_minutes: minutes,
    order_index: order,
    video_url: type === 'video' ? 'https://cdn.7peducation.com/videos/test.mp4' : null,
    body: type === 'text' ? '# Text' : null,
    questions: type === 'quiz' ? JSON.stringify([QUESTION]) : null,
  });
  return id;
}

interface LessonWishes {
  readonly type: Lessons['type'];
  readonly minutes: number;
  readonly order: number;
}

const QUESTION = { id: 'q1', question: '1 + 1?', options: ['1', '2'], correct_option: 1 };

/** Makes a user without courses. */
export async function addLearner(db: Knex, tier: 'free' | 'premium' = 'free'): Promise<string> {
  const id = randomUUID();
  await db('users').insert({
    id,
    email: `${id}@example.com`,
    full_name: 'Çağrı Işık',
    tier,
    created_at: BEGINNING,
  });
  return id;
}

/** Gives access to a course; by default free and for ever. */
export async function entitle(
  db: Knex,
  userId: string,
  courseId: string,
  wishes: Partial<Pick<Entitlements, 'source' | 'source_ref' | 'ends_at'>> = {},
): Promise<void> {
  await db('entitlements').insert({
    id: randomUUID(),
    user_id: userId,
    course_id: courseId,
    source: 'free',
    starts_at: BEGINNING,
    ...wishes,
  });
}

/** Makes an enrollment with free access, as if it was made at `at`. */
export async function seat(
  db: Knex,
  userId: string,
  courseId: string,
  at: Date = BEGINNING,
): Promise<void> {
  await entitle(db, userId, courseId);
  await enlist(db, userId, courseId, at);
}

/** Makes an enrollment without access. */
export async function enlist(
  db: Knex,
  userId: string,
  courseId: string,
  at: Date = BEGINNING,
): Promise<void> {
  await db('enrollments').insert({
    user_id: userId,
    course_id: courseId,
    enrolled_at: at,
    last_accessed_at: at,
  });
}

/**
 * Resolves when a statement of this database waits for a row that another transaction holds.
 * Do not call it within a transaction, in which the server never shows new activity.
 */
export async function somebodyWaits(db: Knex): Promise<void> {
  for (;;) {
    const found = await db.raw(
      `SELECT FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (found.rows.length > 0) return;
  }
}
