import { beforeAll, describe, expect, it } from 'vitest';
import type { Sort } from '../../src/marketplace/browse/sort-orders.ts';
import { drainListingRefreshes } from '../../src/marketplace/index/listing-refresher.ts';
import {
  FEW_MATCHES,
  RANKED_MATCHES,
  searchListings,
} from '../../src/marketplace/search/search.queries.ts';
import { MOST_FORMS } from '../../src/marketplace/search/search-query.ts';
import { turkishStem } from '../../src/marketplace/search/turkish-stem.ts';
import { enroll, shelve } from '../support/course-shelf.ts';
import { openMarketplace } from '../support/marketplace-database.ts';

const db = openMarketplace(900);

beforeAll(async () => {
  await shelve(db(), { title: 'Pattern' });
  await db().raw(COPIES, [FEW_MATCHES + 40]);
  await drainListingRefreshes(db());
  // Courses of different popularity, some equal, without inserting learners.
  await db().raw(`UPDATE course_listings SET total_students = hashtext(course_id::text) & 255
    WHERE search @@ $$'zebra'$$::tsquery`);
  await db().raw('VACUUM (ANALYZE)');
});

/** Enough courses with the same word that the search reads an index in order instead of sorting. */
const COPIES = `
  INSERT INTO courses (id, slug, status, title, description, short_description, thumbnail_url,
    level, price_minor, category_id, instructor_id, created_at, published_at)
  SELECT gen_random_uuid(), 'zebra-' || n, status, CASE n % 3 WHEN 0 THEN 'Zebra' ELSE title END,
    description, 'on zebras', thumbnail_url, level, price_minor, category_id, instructor_id,
    created_at, published_at
  FROM courses, generate_series(1, ?) n WHERE title = 'Pattern'`;

async function walk(words: string[], sort: Sort, limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; ; offset += limit) {
    const page = await searchListings(db(), {}, words, sort, { offset, limit });
    ids.push(...page.courses.map((course) => course.id));
    if (page.courses.length === 0) {
      expect(ids).toHaveLength(page.total);
      return ids;
    }
  }
}

async function popularIds(tsquery: string): Promise<string[]> {
  return db()('course_listings')
    .whereRaw('search @@ ?::tsquery', [tsquery])
    .orderByRaw('total_students DESC, rating_count DESC, course_id')
    .pluck('course_id');
}

describe('the pages of a search', () => {
  it.each([50, 37])('by relevance have each match once, with %i on a page', async (limit) => {
    for (const word of ['ogrenin', 'gitar', 'zebra']) {
      const ids = await walk([word], 'relevance', limit);
      expect(ids.toSorted()).toEqual((await popularIds(`'${word}':*`)).toSorted());
    }
  });

  it('continue behind the ranked matches by popularity, without a gap', async () => {
    const popular = await popularIds(`'zebra':*`);
    expect(popular.length).toBeGreaterThan(FEW_MATCHES);
    const ids = await walk(['zebra'], 'relevance', 50);
    expect(ids.slice(0, RANKED_MATCHES).toSorted()).toEqual(
      popular.slice(0, RANKED_MATCHES).toSorted(),
    );
    expect(ids.slice(RANKED_MATCHES)).toEqual(popular.slice(RANKED_MATCHES));
  });

  it('by popularity are the matches in that order, few or many', async () => {
    for (const word of ['ogrenin', 'gitar', 'zebra']) {
      expect(await walk([word], 'popularity', 50)).toEqual(await popularIds(`'${word}':*`));
    }
  });

  it('have the same courses in every order', async () => {
    const all = (await walk(['gitar'], 'relevance', 50)).toSorted();
    for (const sort of ['price', 'price_desc', 'rating', 'newest'] as const) {
      expect((await walk(['gitar'], sort, 50)).toSorted()).toEqual(all);
    }
  });

  it.each(['p', 'pr', 'pro', 'ile', 'projeler', 'temel ile', 'y t o', 'p python', 'kursu p'])(
    'for %j have what the beginnings and stems of its words find, with the exact total',
    async (typed) => {
      const words = typed.split(' ');
      const tsquery = words.map((word) => `('${word}':* | '${turkishStem(word)}')`).join(' & ');
      const expected = await popularIds(tsquery);
      expect(expected.length).toBeGreaterThan(0);
      expect(await walk(words, 'popularity', 50)).toEqual(expected);
    },
  );

  it('contain words with few and with many forms, without which the test above would prove nothing', async () => {
    const formsOf = (word: string) => db()('search_words').whereLike('word', `${word}%`);
    expect((await formsOf('p')).length).toBeGreaterThan(MOST_FORMS);
    expect((await formsOf('ile')).length).toBeLessThanOrEqual(MOST_FORMS);
    expect((await formsOf('ile')).length).toBeGreaterThan(1);
  });

  it('are filtered like any other page', async () => {
    const window = { offset: 0, limit: 50 };
    const filter = { level: 'advanced', price: { max: 60_000 } } as const;
    const found = await searchListings(db(), filter, ['python'], 'relevance', window);
    expect(found.total).toBeGreaterThan(0);
    for (const course of found.courses) {
      expect(course.level).toBe('advanced');
      expect(course.price_minor).toBeLessThanOrEqual(60_000);
    }
    const counted = await db()('course_listings')
      .where({ level: 'advanced' })
      .where('price_minor', '<=', 60_000)
      .whereRaw(`search @@ $$'python':*$$::tsquery`);
    expect(found.total).toBe(counted.length);
  });
});

describe('relevance', () => {
  it('puts the title before the tags, and the tags before the description', async () => {
    const wishes = { title: 'Nothing', short_description: 'nothing' };
    const described = await shelve(db(), { ...wishes, short_description: 'on zymurgy' });
    const tagged = await shelve(db(), { ...wishes, tags: ['zymurgy'] });
    const titled = await shelve(db(), { ...wishes, title: 'Zymurgy' });
    // A better match comes first even if the other course has more learners.
    await enroll(db(), described);
    await drainListingRefreshes(db());
    expect(await walk(['zymurgy'], 'relevance', 20)).toEqual([titled, tagged, described]);
    expect((await walk(['zymurgy'], 'popularity', 20))[0]).toBe(described);
  });
});
