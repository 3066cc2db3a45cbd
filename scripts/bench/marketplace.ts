import { type Clock, plus, SECOND, systemClock } from '../../src/clock.ts';
import { readSettings } from '../../src/config.ts';
import type { ListingFilter } from '../../src/marketplace/listing-filter.ts';
import { browseListings, type Window } from '../../src/marketplace/marketplace.queries.ts';
import { searchListings } from '../../src/marketplace/search.queries.ts';
import { searchWords } from '../../src/marketplace/search-folding.ts';
import type { Sort, StoredSort } from '../../src/marketplace/sort-orders.ts';
import { startServer } from '../../src/server.ts';

/**
 * How fast the marketplace of DATABASE_URL or DATA_DIR answers, as it is; fill it with
 * `make seed COURSES=100000` first. Times in ms, three ways in the same run: the function that the
 * handler calls; HTTP, from this process to a server in it; and `bare`, the same page by
 * hand, a prepared statement of the driver without the total.
 */
const RUNS = Number(process.env.RUNS ?? 200);
const API_KEY = 'test_pk_1234567890abcdef';
const first: Window = { offset: 0, limit: 20 };

interface Case {
  readonly name: string;
  readonly path: string;
  readonly query: () => Promise<unknown>;
  readonly bare?: string;
}

// Rate limits stay on. Time flies instead: a second between two requests is within them.
let ahead = 0;
const clock: Clock = {
  now: () => plus(systemClock.now(), ahead),
  toMachineTime: (moment) => plus(moment, -ahead),
};
const settings = readSettings();
const server = await startServer(
  { ...settings, port: 0, contractCheck: 'off', logLevel: 'silent' },
  { clock },
);
const { db } = server.context;
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
  { ...search('one rare word', '2999'), bare: bareSearch('2999') },
  { ...search('one word in 2 %', 'gitar'), bare: bareSearch('gitar') },
  { ...search('one word in 14 %', 'python'), bare: bareSearch('python') },
  search('two words', 'python masterclass'),
  search('two words that never meet', 'python gitar'),
  search('one letter', 'p'),
  search('typo', 'almnca'),
  search('stem', 'gitarlardan'),
];

const rows: (readonly [string, Readonly<Record<string, string>>])[] = [];
for (const { name, path, query, bare: statement } of cases) {
  const own = await measure(query);
  const floor = statement
    ? await measure(() => client.query({ name, text: statement }))
    : undefined;
  const http = await measure(() => get(path));
  rows.push([
    name,
    {
      'p50 ms': own.p50.toFixed(2),
      'p95 ms': own.p95.toFixed(2),
      'bare p50': floor?.p50.toFixed(2) ?? '',
      ratio: floor ? (own.p50 / floor.p50).toFixed(2) : '',
      'http p50': http.p50.toFixed(2),
      'http p95': http.p95.toFixed(2),
    },
  ] as const);
}
console.table(Object.fromEntries(rows));
await db.client.releaseConnection(client);
await server.close();

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

/** The 500 most popular matches by rank, like the search itself. */
function bareSearch(word: string): string {
  const tsquery = `$$'${word}':*$$::tsquery`;
  return bare(`JOIN (
      SELECT course_id, ts_rank(search, ${tsquery}) AS rank FROM (
        SELECT * FROM course_listings WHERE search @@ ${tsquery}
        ORDER BY ${sorts[0]?.[1]} LIMIT 500
      ) popular
    ) ranked USING (course_id) ORDER BY rank DESC, ${sorts[0]?.[1]} LIMIT 20`);
}

async function someCategory(): Promise<ListingFilter & { categoryId: string }> {
  const found = await client.query('SELECT id FROM categories ORDER BY slug DESC LIMIT 1');
  return { categoryId: found.rows[0].id, level: 'advanced' };
}

async function get(path: string): Promise<void> {
  ahead += SECOND;
  const headers = { authorization: `Bearer ${API_KEY}` };
  const response = await fetch(`${server.url}${path}`, { headers });
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
