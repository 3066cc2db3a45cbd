import type { Knex } from 'knex';
import { DAY, plus } from '../clock.ts';
import { demoId } from './demo-id.ts';
import { familyNames, generatedText, givenNames, pick } from './generator-text.ts';
import { between, DEMO_START, scatter } from './moments.ts';

/** Generated rows have numbers from here on, far above those of the hand-written demo. */
const FIRST = 1001;
const INSTRUCTORS = 200;
const LEARNERS = 2000;
const BATCH = 2500;

const levels = ['beginner', 'beginner', 'intermediate', 'intermediate', 'advanced'] as const;

/**
 * Adds generated courses to the demo until there are that many, with instructors, learners,
 * lessons, enrollments and reviews. What an earlier run made is kept, so a run that was stopped can
 * be continued. Triggers queue the listings. Returns how many courses were added.
 */
export async function generateCatalogue(
  db: Knex,
  courses: number,
  onProgress: (courses: number) => void = () => undefined,
): Promise<number> {
  await generatePeople(db);
  const present = await countGenerated(db);
  for (let done = present; done < courses; done = Math.min(done + BATCH, courses)) {
    const from = FIRST + done;
    const to = Math.min(from + BATCH, FIRST + courses);
    await db.transaction(async (trx) => {
      await trx.raw("SET LOCAL statement_timeout = '60s'");
      await insertCourses(trx, from, to);
      for (const statement of [MODULES, LESSONS]) await trx.raw(statement, { from, to: to - 1 });
      await insertLearning(trx, from, to);
    });
    onProgress(to - FIRST);
  }
  return Math.max(0, courses - present);
}

async function countGenerated(db: Knex): Promise<number> {
  const found = await db.raw('SELECT count(*)::int AS n FROM courses WHERE id BETWEEN ? AND ?', [
    demoId('course', FIRST),
    demoId('course', 999_999_999_999),
  ]);
  return found.rows[0].n;
}

async function generatePeople(db: Knex): Promise<void> {
  const instructors = numbers(FIRST, FIRST + INSTRUCTORS).map((n) => {
    const name = `${pick(givenNames, scatter(n, 6))} ${pick(familyNames, scatter(n, 7))}`;
    return {
      id: demoId('instructor', n),
      display_name: name,
      bio: `${name}, alanında on yıllık deneyimi olan bir eğitmen.`,
      avatar_url: `https://cdn.7peducation.com/avatars/generated-${n % 20}.jpg`,
    };
  });
  await db('instructors').insert(instructors).onConflict().ignore();
  await db.raw(USERS, { from: FIRST, to: FIRST + LEARNERS - 1, joined: DEMO_START });
}

async function insertCourses(trx: Knex.Transaction, from: number, to: number): Promise<void> {
  const rows = numbers(from, to).map((n) => {
    const { category, ...text } = generatedText(n);
    const free = scatter(n, 8) < 0.08;
    const price = free ? 0 : 4_990 + 1_000 * Math.floor(scatter(n, 9) ** 2 * 126);
    const published = between(plus(DEMO_START, -700 * DAY), DEMO_START, scatter(n, 10));
    return {
      ...text,
      id: demoId('course', n),
      slug: `generated-course-${n}`,
      status: 'published',
      description: text.short_description,
      thumbnail_url: `https://cdn.7peducation.com/courses/generated-${n % 50}.jpg`,
      level: levels[Math.floor(scatter(n, 11) * levels.length)],
      price_minor: price,
      original_price_minor: !free && scatter(n, 12) < 0.2 ? price + 10_000 : null,
      currency: 'try',
      category_id: demoId('category', category),
      instructor_id: demoId('instructor', FIRST + Math.floor(scatter(n, 13) * INSTRUCTORS)),
      requirements: [],
      what_you_learn: [text.short_description],
      target_audience: [],
      created_at: published,
      published_at: published,
    };
  });
  await trx.raw('INSERT INTO courses SELECT * FROM jsonb_populate_recordset(NULL::courses, ?)', [
    JSON.stringify(rows),
  ]);
}

/** A few courses have thousands of learners and most a handful, as in real catalogues. */
async function insertLearning(trx: Knex.Transaction, from: number, to: number): Promise<void> {
  const crowd = numbers(from, to).map((n) =>
    Math.min(LEARNERS, Math.floor(0.6 / (scatter(n, 14) + 1e-6) ** 0.7)),
  );
  const values = { from, crowd, moment: DEMO_START, learners: LEARNERS, first: FIRST };
  await trx.raw(ENROLLMENTS, values);
  await trx.raw(REVIEWS, values);
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** SQL for `demoId(kind, number)`. */
function id(digit: string, number: string): string {
  return `('${digit}0000000-0000-4000-8000-' || lpad((${number})::text, 12, '0'))::uuid`;
}

const USERS = `
  INSERT INTO users (id, email, full_name, created_at)
  SELECT ${id('1', 'n')}, 'learner-' || n || '@example.com', 'Learner ' || n, :joined
  FROM generate_series(:from::int, :to::int) n ON CONFLICT DO NOTHING`;

const MODULES = `
  INSERT INTO modules (id, course_id, title, description, order_index)
  SELECT ${id('5', 'n * 100 + m')}, ${id('4', 'n')}, 'Modül ' || m, 'Konu ' || m, m - 1
  FROM generate_series(:from::int, :to::int) n, generate_series(1, 1 + n % 2) m`;

const LESSONS = `
  INSERT INTO lessons (id, course_id, module_id, title, type, duration_minutes, order_index)
  SELECT ${id('6', 'n * 1000 + (m - 1) * 3 + l')}, ${id('4', 'n')}, ${id('5', 'n * 100 + m')},
    'Ders ' || l, CASE l WHEN 2 THEN 'text' ELSE 'video' END, 5 + (n * 7 + l * 13) % 40, l - 1
  FROM generate_series(:from::int, :to::int) n, generate_series(1, 1 + n % 2) m,
    generate_series(1, 2 + n % 2) l`;

// 7 and the number of learners have no common divisor, so nobody enrolls twice in a course.
const SEATS = `
  SELECT (:from::int + c.ordinality - 1)::int AS n, k,
    :first::int + (c.ordinality::int * 31 + k * 7) % :learners::int AS learner
  FROM unnest(:crowd::int[]) WITH ORDINALITY c (size), generate_series(1, c.size) k`;

const ENROLLMENTS = `
  INSERT INTO enrollments (user_id, course_id, enrolled_at, last_accessed_at)
  SELECT ${id('1', 'learner')}, ${id('4', 'n')}, :moment, :moment FROM (${SEATS}) seats`;

const REVIEWS = `
  INSERT INTO reviews (id, course_id, user_id, rating, comment, created_at)
  SELECT ${id('7', 'n::bigint * 10000 + k')}, ${id('4', 'n')}, ${id('1', 'learner')},
    least(5, greatest(1, 5 - (n % 3) + (n * 13 + k * 17) % 4 - 1)), 'Teşekkürler!', :moment
  FROM (${SEATS}) seats WHERE k % 3 = 1`;
