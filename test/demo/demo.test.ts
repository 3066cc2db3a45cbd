import { verify } from '@node-rs/argon2';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createDatabase } from '../../src/db/knex.ts';
import { demoId } from '../../src/demo/demo-id.ts';
import { seedDemo } from '../../src/demo/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/cluster.ts';

const tables = [
  'users',
  'api_keys',
  'categories',
  'instructors',
  'courses',
  'course_prerequisites',
  'modules',
  'lessons',
  'entitlements',
  'enrollments',
  'lesson_progress',
  'learning_events',
  'reviews',
  'course_listings',
] as const;

const student = demoId('user', 1);

async function countOf(db: Knex, sql: string, bindings: readonly string[] = []): Promise<number> {
  const found = await db.raw(`SELECT count(*) AS count FROM ${sql}`, bindings);
  return found.rows[0].count;
}

/** Every row of every table as text, so that a single changed byte shows. */
async function contentOf(db: Knex): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  for (const table of tables) {
    const found = await db.raw(
      `SELECT count(*) || ' ' || md5(string_agg(t::text, '|' ORDER BY t::text)) AS sum FROM ?? t`,
      [table],
    );
    content[table] = found.rows[0].sum;
  }
  return content;
}

async function emptyDatabase(): Promise<{ url: string; db: Knex }> {
  const database = await createTestDatabase('empty');
  const db = createDatabase(database.url);
  onTestFinished(async () => {
    await db.destroy();
    await database.drop();
  });
  return { url: database.url, db };
}

describe('the demo data', () => {
  let database: TestDatabase;
  let db: Knex;

  beforeAll(async () => {
    database = await createTestDatabase('demo');
    db = createDatabase(database.url);
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  it('has nine named users, forty learners, eight categories and ten instructors', async () => {
    expect(await countOf(db, 'users WHERE password_hash IS NOT NULL')).toBe(9);
    expect(await countOf(db, 'users WHERE password_hash IS NULL')).toBe(40);
    expect(await countOf(db, 'users WHERE email_verified_at IS NULL')).toBe(0);
    expect(await countOf(db, 'users WHERE email <> lower(email)')).toBe(0);
    expect(await countOf(db, 'categories')).toBe(8);
    expect(await countOf(db, 'instructors')).toBe(10);
  });

  it.each([
    [1, 'test-student@7peducation.com', 'TestPassword123!'],
    [2, 'test-admin@7peducation.com', 'AdminPassword123!'],
    [3, 'student@example.com', 'SecurePassword123!'],
    [4, 'premium@7peducation.com', 'DemoPassword123!'],
  ])('has user %i with the published password', async (n, email, password) => {
    const [user] = await db('users').where({ id: demoId('user', n) });
    expect(user?.email).toBe(email);
    expect(user?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verify(user?.password_hash ?? '', password)).toBe(true);
  });

  it('stores the published API key as a hash only', async () => {
    const key = 'test_pk_1234567890abcdef';
    const sql = `api_keys WHERE key_hash = sha256(?) AND prefix = 'test_pk_1234' AND user_id = ?`;
    expect(await countOf(db, sql, [key, student])).toBe(1);
  });

  it('publishes sixty courses: seven free, five discounted, one at 499.90', async () => {
    const published = `courses WHERE status = 'published'`;
    expect(await countOf(db, published)).toBe(60);
    expect(await countOf(db, `${published} AND price_minor = 0`)).toBe(7);
    expect(await countOf(db, `${published} AND original_price_minor IS NOT NULL`)).toBe(5);
    expect(await countOf(db, `${published} AND price_minor = 49990`)).toBe(1);
    const others = await db('courses').whereNot({ status: 'published' }).orderBy('id');
    expect(others.map((course) => course.status)).toEqual(['draft', 'archived']);
    const moments = await db('courses').countDistinct('published_at AS count');
    expect(moments).toEqual([{ count: 61 }]);
  });

  it('has courses with the same price, the same rating and the same number of students', async () => {
    for (const column of ['price_minor', 'rating_tenths', 'total_students']) {
      const tied = `(SELECT 1 FROM course_listings GROUP BY ${column} HAVING count(*) > 1) AS tied`;
      expect(await countOf(db, tied), column).toBeGreaterThan(3);
    }
  });

  it('has a listing for every published course, and none is out of date', async () => {
    expect(await countOf(db, 'course_listings')).toBe(60);
    expect(await countOf(db, 'listing_refreshes')).toBe(0);
    expect(await countOf(db, 'course_listings WHERE rating_count = 0')).toBe(1);
  });

  it('gives each course two to five modules of three to six lessons of all types', async () => {
    const found = await db.raw(`
      SELECT course_id, count(DISTINCT module_id) AS modules, count(DISTINCT type) AS types,
        sum(duration_minutes) AS minutes FROM lessons GROUP BY course_id`);
    expect(found.rows).toHaveLength(61);
    for (const row of found.rows) {
      expect(row.types, row.course_id).toBe(3);
      expect(row.modules, row.course_id).toBeGreaterThanOrEqual(2);
      expect(row.modules, row.course_id).toBeLessThanOrEqual(5);
      expect(row.minutes % 30, row.course_id).toBe(0);
    }
    const odd = `(SELECT 1 FROM modules m LEFT JOIN lessons l ON l.module_id = m.id
      GROUP BY m.id HAVING count(l.id) NOT BETWEEN 3 AND 6) AS odd`;
    expect(await countOf(db, odd)).toBe(0);
    const unordered = `(SELECT 1 FROM lessons GROUP BY module_id HAVING min(order_index) <> 0
      OR max(order_index) <> count(DISTINCT order_index) - 1) AS unordered`;
    expect(await countOf(db, unordered)).toBe(0);
  });

  it('gives every lesson its content', async () => {
    const empty = `lessons WHERE (type = 'video' AND video_url IS NULL)
      OR (type = 'text' AND (body IS NULL OR length(body) < 300))
      OR (type = 'quiz' AND questions IS NULL)`;
    expect(await countOf(db, empty)).toBe(0);
    const quizzes = await db('lessons').where({ type: 'quiz' });
    for (const quiz of quizzes) {
      const questions = quiz.questions as { options: string[]; correct_option: number }[];
      expect(questions).toHaveLength(5);
      for (const { options, correct_option } of questions) {
        expect(new Set(options).size, quiz.title).toBe(4);
        expect(options[correct_option]).toBeDefined();
      }
    }
  });

  it('shows test-student at 40 and 100 percent and half way into a bought lesson', async () => {
    const found = await db.raw(
      `SELECT right(l.course_id::text, 1) AS course, count(p.lesson_id) FILTER (WHERE p.completed)
         * 100 / count(*) AS percent, e.completed_at IS NOT NULL AS finished
       FROM enrollments e JOIN lessons l ON l.course_id = e.course_id
       LEFT JOIN lesson_progress p ON p.lesson_id = l.id AND p.user_id = e.user_id
       WHERE e.user_id = ? GROUP BY l.course_id, e.completed_at ORDER BY 1`,
      [student],
    );
    expect(found.rows).toEqual([
      { course: '1', percent: 40, finished: false },
      { course: '2', percent: 100, finished: true },
      { course: '3', percent: 0, finished: false },
    ]);
    const [begun] = await db('lesson_progress')
      .where({ lesson_id: demoId('lesson', 3001) })
      .where({ user_id: student });
    expect(begun).toMatchObject({ progress_percentage: 50, completed: false });
    expect(await countOf(db, 'enrollments WHERE user_id = ?', [demoId('user', 3)])).toBe(0);
  });

  it('has one event for every completed lesson and course', async () => {
    const completed = 'lesson_progress WHERE completed';
    const lessons = await countOf(db, `learning_events WHERE type = 'lesson.completed'`);
    expect(lessons).toBe(await countOf(db, completed));
    const courses = await countOf(db, `learning_events WHERE type = 'course.completed'`);
    expect(courses).toBe(await countOf(db, 'enrollments WHERE completed_at IS NOT NULL'));
  });

  it('has about four hundred reviews, all by learners of the course', async () => {
    const strangers = `reviews r WHERE NOT EXISTS (SELECT 1 FROM enrollments e
      WHERE (e.user_id, e.course_id) = (r.user_id, r.course_id) AND e.enrolled_at < r.created_at)`;
    expect(await countOf(db, strangers)).toBe(0);
    const reviews = await countOf(db, 'reviews');
    expect(reviews).toBeGreaterThanOrEqual(380);
    expect(reviews).toBeLessThanOrEqual(420);
  });

  it('keeps the rules about free courses, prerequisites, access and the order of moments', async () => {
    const overCap = `(SELECT 1 FROM enrollments e JOIN courses c ON c.id = e.course_id
      WHERE c.price_minor = 0 AND e.unenrolled_at IS NULL GROUP BY e.user_id
      HAVING count(*) > 3) AS over`;
    expect(await countOf(db, overCap)).toBe(0);
    const unprepared = `enrollments e JOIN course_prerequisites p USING (course_id)
      LEFT JOIN enrollments r ON (r.user_id, r.course_id) = (e.user_id, p.required_course_id)
      WHERE r.completed_at IS NULL OR r.completed_at > e.enrolled_at`;
    expect(await countOf(db, unprepared)).toBe(0);
    const withoutAccess = `enrollments e LEFT JOIN entitlements t USING (user_id, course_id)
      WHERE t.id IS NULL`;
    expect(await countOf(db, withoutAccess)).toBe(0);
    const disordered = `enrollments e JOIN courses c ON c.id = e.course_id
      JOIN users u ON u.id = e.user_id WHERE e.enrolled_at < c.published_at
      OR e.enrolled_at < u.created_at OR e.last_accessed_at < e.enrolled_at
      OR e.unenrolled_at < e.last_accessed_at
      OR e.last_accessed_at > '2025-08-15T09:00:00Z'`;
    expect(await countOf(db, disordered)).toBe(0);
  });
});

describe('seeding', () => {
  it('writes the same bytes into every database', async () => {
    const first = await emptyDatabase();
    const second = await emptyDatabase();
    await seedDemo(first.db);
    await seedDemo(second.db);
    expect(await contentOf(first.db)).toEqual(await contentOf(second.db));
  });

  it('writes once when several processes seed at the same time', async () => {
    const alone = await emptyDatabase();
    await seedDemo(alone.db);
    const shared = await emptyDatabase();
    const others = [1, 2, 3].map(() => createDatabase(shared.url));
    try {
      await Promise.all(others.map((db) => seedDemo(db)));
    } finally {
      await Promise.all(others.map((db) => db.destroy()));
    }
    expect(await contentOf(shared.db)).toEqual(await contentOf(alone.db));
  });

  it('does not restore what users have changed or removed since', async () => {
    const { db } = await emptyDatabase();
    await seedDemo(db);
    await db('users').where({ id: student }).update({ full_name: 'Deniz Y.', locale: 'en' });
    await db('reviews')
      .where({ id: demoId('review', 1) })
      .delete();
    await db('categories')
      .where({ id: demoId('category', 1) })
      .update({ name: 'Yazılım' });
    const changed = await contentOf(db);
    await seedDemo(db);
    const { course_listings: _refreshed, ...after } = await contentOf(db);
    const { course_listings: _stale, ...before } = changed;
    expect(after).toEqual(before);
    expect(await countOf(db, 'listing_refreshes')).toBe(0);
  });
});
