import type { Knex } from 'knex';
import { browseListings, type Window } from '../../src/marketplace/browse/browse.queries.ts';
import type { ListingFilter } from '../../src/marketplace/browse/listing-filter.ts';
import type { StoredSort } from '../../src/marketplace/browse/sort-orders.ts';
import { searchListings } from '../../src/marketplace/search/search.queries.ts';
import { searchWords } from '../../src/marketplace/search/search-folding.ts';

/** One request to the marketplace, measured in three ways. */
export interface Case {
  readonly name: string;
  /** The path to be requested over HTTP. */
  readonly path: string;
  /** The function that the handler calls. */
  readonly query: (db: Knex) => Promise<unknown>;
  /** A statement written by hand for the same page, without the total. */
  readonly bare?: string;
}

const first: Window = { offset: 0, limit: 20 };

const orders = {
  popularity: 'total_students DESC, rating_count DESC, course_id',
  price: 'price_minor, rating_count DESC, course_id',
  price_desc: 'price_minor DESC, rating_count DESC, course_id',
  rating: 'rating_tenths DESC, rating_count DESC, course_id',
  newest: 'published_at DESC, rating_count DESC, course_id',
} as const satisfies Record<StoredSort, string>;

const sorts: readonly StoredSort[] = ['popularity', 'price', 'price_desc', 'rating', 'newest'];

/** Every kind of page. `categoryId` is the category of those that are filtered. */
export function marketplaceCases(categoryId: string): Case[] {
  const filter: ListingFilter = { categoryId, level: 'advanced' };
  return [
    ...sorts.map((sort) => ({
      ...browse(`${sort}, page 1`, {}, sort, first),
      bare: bare(`ORDER BY ${orders[sort]} LIMIT 20`),
    })),
    {
      ...browse('popularity, page 4,001', {}, 'popularity', { offset: 80_000, limit: 20 }),
      bare: bare(`ORDER BY ${orders.popularity} OFFSET 80000 LIMIT 20`),
    },
    {
      ...browse('category + level', filter, 'rating', first),
      bare: bare(`WHERE category_id = '${categoryId}' AND level = 'advanced'
        ORDER BY ${orders.rating} LIMIT 20`),
    },
    {
      ...browse('price range', { price: { min: 10_000, max: 20_000 } }, 'popularity', first),
      bare: bare(
        `WHERE price_minor BETWEEN 10000 AND 20000 ORDER BY ${orders.popularity} LIMIT 20`,
      ),
    },
    browse('price range, nothing in it', { price: { min: 1, max: 2 } }, 'popularity', first),
    { ...search('one rare word', '2999'), bare: bareSearch('2999') },
    { ...search('one word in 2 %', 'gitar'), bare: bareSearch('gitar') },
    { ...search('one word in 14 %', 'python'), bare: bareSearch('python') },
    search('two words', 'python masterclass'),
    search('two words that never meet', 'python gitar'),
    search('one letter', 'p'),
    search('every letter', 'a b c d e f g h i j k l m n o p q r s t u v w x y z'),
    search('typo', 'almnca'),
    search('typo among common words', 'temel pytohnn ile pytohnn'),
    search('stem', 'gitarlardan'),
  ];
}

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
    query: (db) => browseListings(db, filter, sort, window),
  };
}

function search(name: string, text: string): Case {
  return {
    name: `search: ${name}`,
    path: `/api/marketplace?${new URLSearchParams({ search: text, sort: 'relevance' })}`,
    query: (db) => searchListings(db, {}, searchWords(text), 'relevance', first),
  };
}

function bare(tail: string): string {
  return `WITH page AS (SELECT course_id FROM course_listings ${tail})
    SELECT c.*, i.display_name, i.avatar_url, g.name FROM page
    JOIN courses c ON c.id = page.course_id JOIN instructors i ON i.id = c.instructor_id
    JOIN categories g ON g.id = c.category_id`;
}

/** The 500 most popular matches by rank, as in the real search. */
function bareSearch(word: string): string {
  const tsquery = `$$'${word}':*$$::tsquery`;
  return bare(`JOIN (
      SELECT course_id, ts_rank(search, ${tsquery}) AS rank FROM (
        SELECT * FROM course_listings WHERE search @@ ${tsquery}
        ORDER BY ${orders.popularity} LIMIT 500
      ) popular
    ) ranked USING (course_id) ORDER BY rank DESC, ${orders.popularity} LIMIT 20`);
}
