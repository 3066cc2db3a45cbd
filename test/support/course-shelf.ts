import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { addLearner } from './classroom.ts';

/** The properties of a course that a test needs; the others have usual values. */
export interface CourseWishes {
  readonly title?: string;
  readonly short_description?: string;
  readonly tags?: readonly string[];
  readonly instructor?: string;
  readonly category?: string;
  readonly level?: 'beginner' | 'intermediate' | 'advanced';
  readonly status?: 'draft' | 'published' | 'archived';
  readonly price_minor?: number;
  readonly original_price_minor?: number;
  readonly published_at?: Date;
  /** The stars of its reviews. */
  readonly ratings?: readonly number[];
  /** The minutes of its lessons. */
  readonly minutes?: readonly number[];
}

const MOMENT = new Date('2025-07-01T10:00:00.000Z');

/** Writes a course as its author would. Triggers queue its listing. */
export async function shelve(db: Knex, wishes: CourseWishes = {}): Promise<string> {
  const { instructor = 'Ada Kent', category = 'genel', ratings = [], minutes = [] } = wishes;
  const id = randomUUID();
  await db('instructors').insert({ id, display_name: instructor, bio: '', avatar_url: '/a.jpg' });
  await db('courses').insert({
    id,
    slug: `course-${id}`,
    status: wishes.status ?? 'published',
    title: wishes.title ?? 'Kurs',
    description: '',
    short_description: wishes.short_description ?? '',
    thumbnail_url: '/t.jpg',
    level: wishes.level ?? 'beginner',
    price_minor: wishes.price_minor ?? 9_990,
    original_price_minor: wishes.original_price_minor ?? null,
    category_id: await categoryCalled(db, category),
    instructor_id: id,
    tags: [...(wishes.tags ?? [])],
    created_at: MOMENT,
    published_at: wishes.published_at ?? MOMENT,
  });
  for (const rating of ratings) await review(db, id, rating);
  if (minutes.length > 0) await addLessons(db, id, minutes);
  return id;
}

export async function categoryCalled(db: Knex, slug: string): Promise<string> {
  await db('categories').insert({ id: randomUUID(), slug, name: slug }).onConflict('slug').ignore();
  const found = await db('categories').where({ slug }).first('id');
  return found?.id ?? '';
}

export async function enroll(db: Knex, courseId: string): Promise<string> {
  const userId = await addLearner(db);
  await db('enrollments').insert({
    user_id: userId,
    course_id: courseId,
    enrolled_at: MOMENT,
    last_accessed_at: MOMENT,
  });
  return userId;
}

export async function review(db: Knex, courseId: string, rating: number): Promise<void> {
  await db('reviews').insert({
    id: randomUUID(),
    course_id: courseId,
    user_id: await addLearner(db),
    rating,
    comment: '',
    created_at: MOMENT,
  });
}

async function addLessons(db: Knex, courseId: string, minutes: readonly number[]): Promise<void> {
  const moduleId = randomUUID();
  const module = { id: moduleId, course_id: courseId, title: 'M', description: '', order_index: 0 };
  await db('modules').insert(module);
  const lessons = minutes.map((duration_minutes, order_index) => ({
    id: randomUUID(),
    course_id: courseId,
    module_id: moduleId,
    title: 'L',
    type: 'video' as const,
    duration_minutes,
    order_index,
  }));
  await db('lessons').insert(lessons);
}
