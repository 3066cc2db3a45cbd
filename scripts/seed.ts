import type { Knex } from 'knex';
import { MINUTE } from '../src/clock.ts';
import { readSettings } from '../src/config.ts';
import { generateCatalogue } from '../src/demo/generator.ts';
import { drainListingRefreshes } from '../src/marketplace/index/listing-refresher.ts';
import { openMigratedDatabase } from '../src/start/database.ts';

/**
 * `make seed`: the demo, and with COURSES=100000 that many generated courses besides. Adds to the
 * database of DATABASE_URL, or to the one in DATA_DIR; what is there already stays.
 */
async function seed(): Promise<void> {
  const courses = numberOfCourses(process.env.COURSES || '0');
  const settings = readSettings();
  if (settings.production) throw new Error('The demo does not belong into production.');
  const database = await openMigratedDatabase({ ...settings, demo: true }, say, {
    // Thousands of courses are written by one statement.
    statementTimeout: MINUTE,
  });
  try {
    if (courses > 0) {
      const added = await generateCatalogue(database.db, courses, (done) =>
        say(`${done.toLocaleString('en')} of ${courses.toLocaleString('en')} courses`),
      );
      let told = 0;
      await drainListingRefreshes(database.db, (done) => {
        if (done - told < 10_000) return;
        told = done;
        say(`${done.toLocaleString('en')} listings`);
      });
      if (added > 0) await vacuum(database.db);
    }
    process.stdout.write('  Seeded.\n');
  } finally {
    await database.close();
  }
}

/** Fresh statistics, and pages marked visible: deep pages are read from the index alone. */
async function vacuum(db: Knex): Promise<void> {
  const connection = await db.client.acquireConnection();
  try {
    // It may take minutes, and no transaction may hold it: the limit goes with the connection.
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
