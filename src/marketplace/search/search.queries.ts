import type { Knex } from 'knex';
import {
  bindingsOf,
  DETAILS,
  type ListedCourse,
  type ListingPage,
  PLANNED_ANEW,
  pageOf,
  type Window,
} from '../browse/browse.queries.ts';
import { type ListingFilter, type Sql, whereListing } from '../browse/listing-filter.ts';
import { ORDER_BY, type Sort, type StoredSort } from '../browse/sort-orders.ts';
import { type SoughtWord, toIndexQuery, toTsquery } from './search-query.ts';
import { readWords } from './search-words.queries.ts';

/**
 * Only this many matches, the most popular ones, are ranked: ranking all can take ten times longer.
 */
export const RANKED_MATCHES = 500;

/** Only this many words of a search are used, because each may take some milliseconds. */
export const MOST_WORDS = 10;

/**
 * Up to this many matches are all fetched and then sorted. With more of them it is faster to read
 * the index of the order, in which matches are then frequent. PostgreSQL's planner would read that
 * index even when matches are rare, which takes three times as long.
 */
export const FEW_MATCHES = 5000;

/**
 * A page of the courses that contain all of these words, and their number (M3). Only the first ten
 * words are used. A word that occurs nowhere is replaced by the most similar ones that do. Without
 * words no courses are found.
 */
export async function searchListings(
  db: Knex,
  filter: ListingFilter,
  asked: readonly string[],
  sort: Sort,
  window: Window,
): Promise<ListingPage> {
  const words = await readWords(db, asked.slice(0, MOST_WORDS));
  if (words === undefined || words.length === 0) return { total: 0, courses: [] };
  const where = whereListing(filter, toIndexQuery(words));
  const total = knownTotal(filter, words) ?? (await countMatches(db, where));
  if (window.offset >= total) return { total, courses: [] };
  const courses = await pageOfMatches(db, where, toTsquery(words), sort, window, total);
  return { total, courses };
}

/** The number of matches of a single word: it is stored with the word, so nothing is counted. */
function knownTotal(
  filter: ListingFilter,
  words: readonly (readonly SoughtWord[])[],
): number | undefined {
  const [only, ...others] = words.flat();
  const oneForm = others.length === 0 && only?.forms.length === 1;
  return oneForm && Object.keys(filter).length === 0 ? only.listings : undefined;
}

async function countMatches(db: Knex, where: Sql): Promise<number> {
  const counted = await db.raw<{ rows: [{ n: number }] }>(
    `SELECT count(*)::int AS n FROM course_listings WHERE ${where.text}`,
    where.bindings,
  );
  return counted.rows[0].n;
}

async function pageOfMatches(
  db: Knex,
  where: Sql,
  tsquery: string,
  sort: Sort,
  window: Window,
  total: number,
): Promise<ListedCourse[]> {
  // Behind the ranked matches, relevance is the same order as popularity.
  const ranked = sort === 'relevance' && window.offset < RANKED_MATCHES;
  const page = ranked
    ? rankedPage(tsquery, window)
    : sortedPage(sort === 'relevance' ? 'popularity' : sort, window);
  const few = total <= FEW_MATCHES;
  const statement = db.raw<{ rows: ListedCourse[] }>(
    `WITH matches AS ${few ? '' : 'NOT'} MATERIALIZED (
       SELECT * FROM course_listings WHERE ${where.text}
     ), ${page.text} ${DETAILS} ORDER BY page.position`,
    [...where.bindings, ...page.bindings],
  );
  const found = await (few ? statement : statement.options(PLANNED_ANEW));
  return found.rows;
}

function sortedPage(sort: StoredSort, window: Window): Sql {
  const source = `SELECT course_id FROM matches ORDER BY ${ORDER_BY[sort]}`;
  return { text: `page AS (${pageOf(source, window)})`, bindings: bindingsOf(window) };
}

/** The most popular matches in the order of their rank, followed by the others by popularity. */
function rankedPage(tsquery: string, window: Window): Sql {
  const source = `SELECT course_id FROM (
      SELECT * FROM head UNION ALL SELECT * FROM tail
    ) ranked ORDER BY rank DESC, ${ORDER_BY.popularity}`;
  return {
    text: `popular AS (
        SELECT * FROM matches ORDER BY ${ORDER_BY.popularity} LIMIT ${RANKED_MATCHES}
      ), head AS (
        SELECT course_id, total_students, rating_count,
          ts_rank('{0.1, 0.3, 0.6, 1.0}', search, ?::tsquery) AS rank FROM popular
      ), tail AS (
        SELECT course_id, total_students, rating_count, -1 AS rank FROM matches
        ORDER BY ${ORDER_BY.popularity} OFFSET ${RANKED_MATCHES} LIMIT ?
      ), page AS (${pageOf(source, window)})`,
    bindings: [
      tsquery,
      Math.max(0, window.offset + window.limit - RANKED_MATCHES),
      ...bindingsOf(window),
    ],
  };
}
