import { readSettings } from '../../src/config.ts';
import { openMigratedDatabase } from '../../src/database.ts';
import type { ListingFilter } from '../../src/marketplace/listing-filter.ts';
import { browseListings, type Window } from '../../src/marketplace/marketplace.queries.ts';
import { searchListings } from '../../src/marketplace/search.queries.ts';
import { searchWords } from '../../src/marketplace/search-folding.ts';
import type { Sort, StoredSort } from '../../src/marketplace/sort-orders.ts';

/**
 * How fast the marketplace answers, through the functions the handler calls and, with BASE_URL
 * and TOKEN, over HTTP. It measures the database of DATABASE_URL or DATA_DIR as it is: fill it with
 * `make seed COURSES=100000` first. `bare` is the same page by hand: a prepared statement of the
 * driver, without the total.
 */
const RUNS = Number(process.env.RUNS ?? 200);
const first: Window = { offset: 0, limit: 20 };

interface Case {
  readonly name: string;
  readonly path: string;
  readonly query: () => Promise<unknown>;
  readonly bare?: string;
}

const database = await openMigratedDatabase(readSettings(), () => undefined);
const { db } = database;
const client = await db.client.acquireConnection();

const filtered = await someCategory();
const sorts: readonly (readonly [StoredSort, string])[] = [
  ['popularity', 'total_students DESC, rating_count DESC, course_id'],
  ['price', 'price_minor, rating_count DESC, course_id'],
  ['price_desc', 'price_minor DESC, rating_count DESC, course_id'],
  ['rating', 'rating_tenths DESC, rating_count DESC, course_id'],
  ['newest', 'published_at DESC, rating_count DESC, course_id'],
];

const cases: Case[] = [
  ...sorts.map(([sort, order]) => ({
    ...browse(`${sort}, page 1`, {}, sort, first),
    bare: bare(`ORDER BY ${order} LIMIT 20`),
  })),
  {
    ...browse('popularity, page 4,001', {}, 'popularity', { offset: 80_000, limit: 20 }),
    bare: bare(`ORDER BY ${sorts[0]?.[1]} OFFSET 80000 LIMIT 20`),
  },
  {
    ...browse('category + level', filtered, 'rating', first),
    bare: bare(`WHERE category_id = '${filtered.categoryId}' AND level = 'advanced'
      ORDER BY ${sorts[3]?.[1]} LIMIT 20`),
  },
  {
    ...browse('price range', { price: { min: 10_000, max: 20_000 } }, 'popularity', first),
    bare: bare(`WHERE price_minor BETWEEN 10000 AND 20000 ORDER BY ${sorts[0]?.[1]} LIMIT 20`),
  },
  browse('price range, nothing in it', { price: { min: 1, max: 2 } }, 'popularity', first),
  search('one rare word', '2999'),
  search('one word', 'gitar'),
  search('one word in 14 %', 'python'),
  search('two words', 'python masterclass'),
  search('two words that never meet', 'python gitar'),
  search('one letter', 'p'),
  search('typo', 'pyhton'),
  search('stem', 'gitarlardan'),
];

const rows = [];
for (const { name, path, query, bare: statement } of cases) {
  const own = await measure(query);
  const floor = statement
    ? await measure(() => client.query({ name, text: statement }))
    : undefined;
  const http = process.env.BASE_URL ? await measure(() => get(path)) : undefined;
  rows.push({
    name,
    'p50 ms': own.p50.toFixed(2),
    'p95 ms': own.p95.toFixed(2),
    'bare p50': floor?.p50.toFixed(2) ?? '',
    ratio: floor ? (own.p50 / floor.p50).toFixed(2) : '',
    'http p50': http?.p50.toFixed(2) ?? '',
    'http p95': http?.p95.toFixed(2) ?? '',
  });
}
console.table(rows);
await db.client.releaseConnection(client);
await database.close();

function browse(name: string, filter: ListingFilter, sort: StoredSort, window: Window): Case {
  const { min, max } = filter.price ?? {};
  const query = new URLSearchParams({
    sort,
    page: String(window.offset / window.limit + 1),
    ...(filter.categoryId ? { category: filter.categoryId } : {}),
    ...(filter.level ? { level: filter.level } : {}),
    ...(min !== undefined && max !== undefined ? { price_range: `${min / 100}-${max / 100}` } : {}),
  });
  return {
    name,
    path: `/api/marketplace?${query}`,
    query: () => browseListings(db, filter, sort, window),
  };
}

function search(name: string, text: string, sort: Sort = 'relevance'): Case {
  return {
    name: `search: ${name}`,
    path: `/api/marketplace?${new URLSearchParams({ search: text, sort })}`,
    query: () => searchListings(db, {}, searchWords(text), sort, first),
  };
}

function bare(tail: string): string {
  return `WITH page AS (SELECT course_id FROM course_listings ${tail})
    SELECT c.*, i.display_name, i.avatar_url, g.name FROM page
    JOIN courses c ON c.id = page.course_id JOIN instructors i ON i.id = c.instructor_id
    JOIN categories g ON g.id = c.category_id`;
}

async function someCategory(): Promise<ListingFilter & { categoryId: string }> {
  const found = await client.query('SELECT id FROM categories ORDER BY slug DESC LIMIT 1');
  return { categoryId: found.rows[0].id, level: 'advanced' };
}

async function get(path: string): Promise<void> {
  const headers = { authorization: `Bearer ${process.env.TOKEN ?? ''}` };
  const response = await fetch(`${process.env.BASE_URL}${path}`, { headers });
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  await response.arrayBuffer();
}

async function measure(run: () => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  for (let warm = 0; warm < 20; warm += 1) await run();
  const times: number[] = [];
  for (let count = 0; count < RUNS; count += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { p50: at(times, 0.5), p95: at(times, 0.95) };
}

function at(times: readonly number[], fraction: number): number {
  return times[Math.floor(times.length * fraction)] ?? Number.NaN;
}
