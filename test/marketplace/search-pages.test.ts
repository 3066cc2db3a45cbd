import { describe, expect, it } from 'vitest';
import { drainListingRefreshes } from '../../src/marketplace/listing-refresher.ts';
import {
  FEW_MATCHES,
  RANKED_MATCHES,
  searchListings,
} from '../../src/marketplace/search.queries.ts';
import type { Sort } from '../../src/marketplace/sort-orders.ts';
import { enroll, shelve } from './course-shelf.ts';
import { openMarketplace } from './marketplace-database.ts';

/** Enough for a word to match more than are ranked, and more than are sorted at once. */
const db = openMarketplace(3300);

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
  it.each([50, 37])('by relevance hold each match once, %i at a time', async (limit) => {
    for (const word of ['kursu', 'gitar', 'ogrenin']) {
      const ids = await walk([word], 'relevance', limit);
      expect(ids.toSorted()).toEqual((await popularIds(`'${word}':*`)).toSorted());
    }
  });

  it('cross from ranked to unranked without a gap, in the order of popularity behind', async () => {
    const popular = await popularIds(`'ogrenin':*`);
    expect(popular.length).toBeGreaterThan(FEW_MATCHES);
    const ids = await walk(['ogrenin'], 'relevance', 37);
    expect(ids.slice(0, RANKED_MATCHES).toSorted()).toEqual(
      popular.slice(0, RANKED_MATCHES).toSorted(),
    );
    expect(ids.slice(RANKED_MATCHES)).toEqual(popular.slice(RANKED_MATCHES));
  });

  it('by popularity are the matches in that order, few or many', async () => {
    for (const word of ['ogrenin', 'gitar', '1234']) {
      expect(await walk([word], 'popularity', 50)).toEqual(await popularIds(`'${word}':*`));
    }
  });

  it('agree with each other for every sort', async () => {
    const all = (await walk(['gitar'], 'relevance', 50)).toSorted();
    for (const sort of ['price', 'price_desc', 'rating', 'newest'] as const) {
      expect((await walk(['gitar'], sort, 50)).toSorted()).toEqual(all);
    }
  });

  it('are filtered like any other page', async () => {
    const window = { offset: 0, limit: 50 };
    const filter = { level: 'advanced', price: { max: 0 } } as const;
    const found = await searchListings(db(), filter, ['python'], 'relevance', window);
    expect(found.total).toBeGreaterThan(0);
    for (const course of found.courses) {
      expect(course).toMatchObject({ level: 'advanced', price_minor: 0 });
    }
    const counted = await db()('course_listings')
      .where({ level: 'advanced', price_minor: 0 })
      .whereRaw(`search @@ $$'python':*$$::tsquery`);
    expect(found.total).toBe(counted.length);
  });
});

describe('relevance', () => {
  it('puts a word of the title before one of the tags, and that before the description', async () => {
    const wishes = { title: 'Nothing', short_description: 'nothing' };
    const described = await shelve(db(), { ...wishes, short_description: 'on zymurgy' });
    const tagged = await shelve(db(), { ...wishes, tags: ['zymurgy'] });
    const titled = await shelve(db(), { ...wishes, title: 'Zymurgy' });
    // More learners do not outweigh a better match.
    await enroll(db(), described);
    await drainListingRefreshes(db());
    expect(await walk(['zymurgy'], 'relevance', 20)).toEqual([titled, tagged, described]);
    expect((await walk(['zymurgy'], 'popularity', 20))[0]).toBe(described);
  });
});
