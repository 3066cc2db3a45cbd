import type { Knex } from 'knex';
import { drainListingRefreshes } from '../marketplace/index/listing-refresher.ts';
import { courseRow, demoCourses } from './catalogue.ts';
import { demoId } from './demo-id.ts';
import { backgroundEnrollments, namedEnrollments } from './enrollments.ts';
import { enrollmentRow, entitlementRow, eventRows, progressRows } from './learning-rows.ts';
import { prerequisites } from './offers.ts';
import { apiKeyRow, userRows } from './people-rows.ts';
import { reviewRows } from './reviews.ts';
import { avatarUrl, categories, instructors } from './shelf.ts';

/**
 * Fills a migrated database with the demo, the same rows every time, in one transaction. If the
 * demo was written before, nothing is written, even if its rows were changed since. Of several
 * processes that start at once, one writes and the others wait for it. On return the marketplace
 * lists the courses.
 */
export async function seedDemo(db: Knex): Promise<void> {
  await db.transaction(async (trx) => {
    if (await claim(trx)) await writeDemo(trx);
  });
  await drainListingRefreshes(db);
}

/** Whether somebody can sign in to this database with a password from the documentation. */
export async function hasDemoAccounts(db: Knex): Promise<boolean> {
  const found = await db('users')
    .whereIn(
      'id',
      [1, 2, 3].map((n) => demoId('user', n)),
    )
    .first('id');
  return found !== undefined;
}

/** Any number would do, if all processes of this program use the same. */
const SEEDING_LOCK = 7_014_818;

/**
 * Marks the database as seeded; false if it was. The mark is the first category: it cannot be
 * deleted afterwards, because courses refer to it.
 */
async function claim(trx: Knex.Transaction): Promise<boolean> {
  // Without the lock, two processes that write the category at once could also collide on its slug,
  // which is an error.
  await trx.raw('SELECT pg_advisory_xact_lock(?)', [SEEDING_LOCK]);
  const { n, slug, name } = categories[0];
  const claimed = await trx.raw(
    'INSERT INTO categories (id, slug, name) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
    [demoId('category', n), slug, name],
  );
  return claimed.rowCount === 1;
}

async function writeDemo(trx: Knex.Transaction): Promise<void> {
  // The hashes are computed in other threads, while the rows of the other tables are made here.
  const hashing = userRows();
  const courses = demoCourses();
  const background = backgroundEnrollments(courses);
  const enrollments = [...namedEnrollments(courses), ...background];

  await insertRows(trx, 'categories', categoryRows());
  await insertRows(trx, 'users', await hashing);
  await insertRows(trx, 'api_keys', [apiKeyRow()]);
  await insertRows(trx, 'instructors', instructorRows());
  await insertRows(trx, 'courses', courses.map(courseRow));
  await insertRows(trx, 'course_prerequisites', prerequisiteRows());
  await insertRows(
    trx,
    'modules',
    courses.flatMap((course) => course.modules),
  );
  await insertRows(
    trx,
    'lessons',
    courses.flatMap((course) => course.lessons),
  );
  await insertRows(trx, 'entitlements', enrollments.map(entitlementRow));
  await insertRows(trx, 'enrollments', enrollments.map(enrollmentRow));
  await insertRows(trx, 'lesson_progress', enrollments.flatMap(progressRows));
  await insertRows(trx, 'learning_events', eventRows(enrollments));
  await insertRows(trx, 'reviews', reviewRows(background));
}

/**
 * Inserts rows as one JSON value, so that thousands of them are one statement with one parameter.
 */
async function insertRows(
  trx: Knex.Transaction,
  table: string,
  rows: readonly object[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const names = columns.map(() => '??').join(', ');
  await trx.raw(
    `INSERT INTO ?? (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::??, ?::jsonb)`,
    [table, ...columns, ...columns, table, JSON.stringify(rows)],
  );
}

/** All categories except the first, which `claim` has written. */
function categoryRows(): object[] {
  return categories
    .slice(1)
    .map(({ n, slug, name }) => ({ id: demoId('category', n), slug, name }));
}

function instructorRows(): object[] {
  return instructors.map((instructor) => ({
    id: demoId('instructor', instructor.n),
    user_id: instructor.user ? demoId('user', instructor.user) : null,
    display_name: instructor.name,
    bio: instructor.bio,
    avatar_url: avatarUrl(instructor),
  }));
}

function prerequisiteRows(): object[] {
  return [...prerequisites].map(([course, required]) => ({
    course_id: demoId('course', course),
    required_course_id: demoId('course', required),
  }));
}
