import type { Knex } from 'knex';
import { raiseCatalogueVersion } from './catalogue-version.queries.ts';
import { type SearchableText, searchVector } from './search-vector.ts';

/** The lock that lets one process write listings at a time. Any number would do. */
const LISTINGS_LOCK = 7_014_817;

/**
 * Takes up to `limit` courses from the queue, each with all of its entries, and writes their
 * listings anew; returns how many. Call it in a transaction that ends soon.
 */
export async function refreshStaleListings(trx: Knex.Transaction, limit: number): Promise<number> {
  await takeTurn(trx);
  const courseIds = await takeStaleCourses(trx, limit);
  if (courseIds.length > 0) {
    await writeListings(trx, courseIds);
    await raiseCatalogueVersion(trx);
  }
  return courseIds.length;
}

/** Makes every other writer of listings wait until the transaction ends. */
async function takeTurn(trx: Knex.Transaction): Promise<void> {
  // What is read after this is newer than what the writer before wrote. Two writers at once could
  // lock the facets in opposite order (a deadlock), and one could take entries from the queue
  // without seeing the changes of the other.
  await trx.raw('SELECT pg_advisory_xact_lock(?)', [LISTINGS_LOCK]);
}

async function takeStaleCourses(trx: Knex.Transaction, limit: number): Promise<string[]> {
  const taken = await trx.raw<{ rows: { course_id: string }[] }>(
    `DELETE FROM listing_refreshes WHERE course_id IN (
       SELECT DISTINCT course_id FROM listing_refreshes ORDER BY course_id LIMIT ?
     ) RETURNING course_id`,
    [limit],
  );
  return [...new Set(taken.rows.map((row) => row.course_id))];
}

/** Writes the listings of published courses, and deletes those of others. */
async function writeListings(trx: Knex.Transaction, courseIds: readonly string[]): Promise<void> {
  const texts = await publishedTexts(trx, courseIds);
  const published = texts.map((text) => text.id);
  await trx.raw(UPSERT, [published, texts.map(searchVector)]);
  await trx.raw(
    'DELETE FROM course_listings WHERE course_id = ANY(?::uuid[]) AND course_id <> ALL(?::uuid[])',
    [[...courseIds], published],
  );
}

interface CourseText extends SearchableText {
  readonly id: string;
}

async function publishedTexts(
  trx: Knex.Transaction,
  courseIds: readonly string[],
): Promise<CourseText[]> {
  const found = await trx.raw<{ rows: CourseText[] }>(
    `SELECT c.id, c.title, c.tags, c.short_description, i.display_name AS instructor
     FROM courses c JOIN instructors i ON i.id = c.instructor_id
     WHERE c.id = ANY(?::uuid[]) AND c.status = 'published'`,
    [[...courseIds]],
  );
  return found.rows;
}

// The rating is the exact mean, rounded; a learner who left still counts as a student (M6).
const UPSERT = `
  INSERT INTO course_listings AS l (course_id, category_id, level, price_minor, rating_tenths,
    rating_count, total_students, duration_minutes, published_at, search)
  SELECT c.id, c.category_id, c.level, c.price_minor, r.tenths, r.count, e.count, d.minutes,
    c.published_at, entry.search
  FROM unnest(?::uuid[], ?::tsvector[]) AS entry (course_id, search)
  JOIN courses c ON c.id = entry.course_id
  CROSS JOIN LATERAL (
    SELECT coalesce(round(avg(rating) * 10), 0) AS tenths, count(*) FROM reviews
    WHERE course_id = c.id
  ) r
  CROSS JOIN LATERAL (SELECT count(*) FROM enrollments WHERE course_id = c.id) e
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(duration_minutes), 0) AS minutes FROM lessons
    WHERE course_id = c.id AND deleted_at IS NULL
  ) d
  ORDER BY c.id
  ON CONFLICT (course_id) DO UPDATE SET category_id = EXCLUDED.category_id,
    level = EXCLUDED.level, price_minor = EXCLUDED.price_minor,
    rating_tenths = EXCLUDED.rating_tenths, rating_count = EXCLUDED.rating_count,
    total_students = EXCLUDED.total_students, duration_minutes = EXCLUDED.duration_minutes,
    published_at = EXCLUDED.published_at, search = EXCLUDED.search
  WHERE (l.category_id, l.level, l.price_minor, l.rating_tenths, l.rating_count,
      l.total_students, l.duration_minutes, l.published_at, l.search)
    IS DISTINCT FROM (EXCLUDED.category_id, EXCLUDED.level, EXCLUDED.price_minor,
      EXCLUDED.rating_tenths, EXCLUDED.rating_count, EXCLUDED.total_students,
      EXCLUDED.duration_minutes, EXCLUDED.published_at, EXCLUDED.search)`;
