import type { Knex } from 'knex';
import { MINUTE } from '../src/clock.ts';
import { readSettings } from '../src/config.ts';
import { generateCatalogue } from '../src/demo/generator.ts';
import { drainListingRefreshes } from '../src/marketplace/index/listing-refresher.ts';
import { openMigratedDatabase } from '../src/start/database.ts';

/**
 * `make seed`: writes the demo into the database of DATABASE_URL, or the one in DATA_DIR; with
 * COURSES=100000 also that many generated courses. Existing rows are kept.
 */
async function seed(): Promise<void> {
  const courses = numberOfCourses(process.env.COURSES || '0');
  const settings = readSettings();
  if (settings.production) throw new Error('The demo must not be written in production.');
  const database = await openMigratedDatabase({ ...settings, demo: true }, say, {
    // Longer than usual, because one statement writes thousands of courses.
    statementTimeout: MINUTE,
  });
  try {
    if (courses > 0) {
      const added = await generateCatalogue(database.db, courses, (done) =>
        say(`${done.toLocaleString('en')} of ${courses.toLocaleString('en')} courses`),
      );
      let lastReported = 0;
      await drainListingRefreshes(database.db, (done) => {
        if (done - lastReported < 10_000) return;
        lastReported = done;
        say(`${done.toLocaleString('en')} listings`);
      });
      if (added > 0) await vacuum(database.db);
    }
    process.stdout.write('  Seeded.\n');
  } finally {
    await database.close();
  }
}

/**
 * Makes the planner's statistics, and marks table pages as visible, so that queries can read an
 * index alone, without the table.
 */
async function vacuum(db: Knex): Promise<void> {
  const connection = await db.client.acquireConnection();
  try {
    // VACUUM may take minutes and cannot run in a transaction, so the limit is set for the
    // connection.
    await connection.query('SET statement_timeout = 0');
    await connection.query(`VACUUM (ANALYZE) users, instructors, courses, modules, lessons,
      enrollments, reviews, course_listings, listing_facets, listing_refreshes, search_words`);
    await connection.query('RESET statement_timeout');
  } finally {
    await db.client.releaseConnection(connection);
  }
}

function numberOfCourses(text: string): number {
  const courses = Number(text);
  if (/^\d{1,7}$/.test(text) && courses <= 1_000_000) return courses;
  throw new Error('COURSES must be a number of courses between 0 and 1000000.');
}

function say(step: string): void {
  process.stdout.write(`  ${step} …\n`);
}

try {
  await seed();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
