import type { Knex } from 'knex';
import { describe, expect, it } from 'vitest';
import { drainListingRefreshes } from '../../src/marketplace/index/listing-refresher.ts';
import { addLearner } from '../support/classroom.ts';
import { categoryCalled, enroll, review, shelve } from '../support/course-shelf.ts';
import { openMarketplace } from '../support/marketplace-database.ts';

const db = openMarketplace();

async function listingOf(courseId: string) {
  await drainListingRefreshes(db());
  return db()('course_listings').where({ course_id: courseId }).first();
}

async function queued(of: Knex): Promise<number> {
  const counted = await of('listing_refreshes').count({ n: '*' }).first();
  return Number(counted?.n);
}

describe('a listing', () => {
  it('exists for published courses only', async () => {
    const id = await shelve(db(), { status: 'draft' });
    expect(await listingOf(id)).toBeUndefined();
    await db()('courses').where({ id }).update({ status: 'published' });
    expect(await listingOf(id)).toMatchObject({ level: 'beginner', price_minor: 9_990 });
    await db()('courses').where({ id }).update({ status: 'archived' });
    expect(await listingOf(id)).toBeUndefined();
  });

  it.each([
    [[], 0, 0],
    [[5], 50, 1],
    [[5, 4], 45, 2],
    [[5, 4, 4], 43, 3],
    [[4, 4, 4, 5], 43, 4],
    [[1, 1, 1, 1, 1, 1, 1, 2], 11, 8],
  ])('has the mean of the ratings %j to one decimal (M6)', async (ratings, tenths, count) => {
    const id = await shelve(db(), { ratings });
    expect(await listingOf(id)).toMatchObject({ rating_tenths: tenths, rating_count: count });
  });

  it('is refreshed when reviews are changed or deleted', async () => {
    const id = await shelve(db(), { ratings: [1, 1] });
    await db()('reviews').where({ course_id: id }).update({ rating: 3 });
    expect(await listingOf(id)).toMatchObject({ rating_tenths: 30 });
    await db()('reviews').where({ course_id: id }).del();
    expect(await listingOf(id)).toMatchObject({ rating_tenths: 0, rating_count: 0 });
  });

  it('is refreshed for both courses when a review moves from one to the other', async () => {
    const [from, to] = [await shelve(db(), { ratings: [4] }), await shelve(db())];
    expect(await listingOf(from)).toMatchObject({ rating_count: 1 });
    await db()('reviews').where({ course_id: from }).update({ course_id: to });
    expect(await listingOf(from)).toMatchObject({ rating_count: 0 });
    expect(await listingOf(to)).toMatchObject({ rating_tenths: 40 });
  });

  it('counts all learners who ever enrolled, also those who left (M6)', async () => {
    const id = await shelve(db());
    const learner = await enroll(db(), id);
    await enroll(db(), id);
    await db()('enrollments')
      .where({ user_id: learner, course_id: id })
      .update({ unenrolled_at: new Date('2025-07-02T00:00:00.000Z') });
    expect(await listingOf(id)).toMatchObject({ total_students: 2 });
  });

  it('has the total minutes of the lessons that are not deleted', async () => {
    const id = await shelve(db(), { minutes: [10, 20, 40] });
    const [lesson = ''] = await db()('lessons')
      .where({ course_id: id, order_index: 2 })
      .pluck('id');
    await db()('lessons')
      .where({ id: lesson })
      .update({ deleted_at: new Date('2025-07-02T00:00:00.000Z') });
    expect(await listingOf(id)).toMatchObject({ duration_minutes: 30 });
  });

  it('is found under the new name of its instructor', async () => {
    const id = await shelve(db(), { instructor: 'Ada Kent' });
    await db()('instructors').where({ id }).update({ display_name: 'Işıl Su' });
    expect((await listingOf(id))?.search).toContain("'isil'");
  });

  it('is deleted with its course', async () => {
    const id = await shelve(db());
    expect(await listingOf(id)).toBeDefined();
    await db()('courses').where({ id }).del();
    expect(await listingOf(id)).toBeUndefined();
  });
});

describe('the facets', () => {
  it('have the numbers that counting the listings gives, for each price and for all together', async () => {
    const ids: string[] = [];
    for (const price_minor of [0, 0, 4_990, 4_990, 9_990]) {
      const level = price_minor === 0 ? 'beginner' : 'advanced';
      ids.push(await shelve(db(), { price_minor, level, category: 'facets' }));
    }
    const [archived = '', moved = ''] = ids;
    await drainListingRefreshes(db());
    await db()('courses').where({ id: archived }).update({ status: 'archived' });
    await db()('courses').where({ id: moved }).update({ level: 'advanced', price_minor: 4_990 });
    await drainListingRefreshes(db());

    const category_id = await categoryCalled(db(), 'facets');
    const facets = await db()('listing_facets').where({ category_id }).orderBy('price_minor');
    expect(facets).toEqual([
      { category_id, level: 'advanced', price_minor: -1, courses: 4 },
      { category_id, level: 'advanced', price_minor: 4_990, courses: 3 },
      { category_id, level: 'advanced', price_minor: 9_990, courses: 1 },
    ]);
  });
});

describe('the search words', () => {
  it('are those of the listings, with the number of listings for each', async () => {
    const id = await shelve(db(), { title: 'Gitar dersleri', tags: ['gitar'] });
    const other = await shelve(db(), { title: 'Gitar ve ud' });
    await drainListingRefreshes(db());
    await db()('courses').where({ id }).update({ title: 'Keman' });
    await db()('courses').where({ id: other }).update({ status: 'archived' });
    await drainListingRefreshes(db());
    const held = await db().raw(`SELECT word COLLATE "C" AS word, ndoc AS listings
      FROM ts_stat('SELECT search FROM course_listings') ORDER BY 1`);
    expect(await db()('search_words').orderBy('word')).toEqual(held.rows);
    expect(held.rows).toContainEqual({ word: 'gitar', listings: 1 });
  });
});

describe('the refresher', () => {
  it('has nothing to do a second time', async () => {
    await shelve(db(), { ratings: [4] });
    expect(await drainListingRefreshes(db())).toBeGreaterThan(0);
    expect(await drainListingRefreshes(db())).toBe(0);
  });

  it('writes nothing where nothing changed', async () => {
    const id = await shelve(db());
    await listingOf(id);
    const versionOf = () =>
      db()('course_listings').where({ course_id: id }).select(db().raw('xmin'));
    const before = await versionOf();
    await db()('courses').where({ id }).update({ description: 'Not shown in listings' });
    expect(await drainListingRefreshes(db())).toBe(1);
    expect(await versionOf()).toEqual(before);
  });

  it('loses no entry when several processes run it while users enroll', async () => {
    const ids = await Promise.all([shelve(db()), shelve(db()), shelve(db())]);
    const learners = await Promise.all(Array.from({ length: 40 }, () => addLearner(db())));
    const moment = new Date('2025-07-01T10:00:00.000Z');
    const enrollments = learners.flatMap((user_id) =>
      ids.map((course_id) =>
        db()('enrollments').insert({
          user_id,
          course_id,
          enrolled_at: moment,
          last_accessed_at: moment,
        }),
      ),
    );
    const drains = Array.from({ length: 10 }, () => drainListingRefreshes(db()));
    await Promise.all([...enrollments, ...drains]);
    for (const id of ids) expect(await listingOf(id)).toMatchObject({ total_students: 40 });
  });

  it('ends even if others keep writing', async () => {
    const id = await shelve(db());
    let batches = 0;
    const busy = new Proxy(db(), {
      get: (target, name, receiver) =>
        name === 'transaction'
          ? async (work: (trx: Knex.Transaction) => Promise<unknown>) => {
              batches += 1;
              if (batches > 5) throw new Error('no end');
              const done = await db().transaction(work);
              await db()('listing_refreshes').insert({ course_id: id });
              return done;
            }
          : Reflect.get(target, name, receiver),
    });
    expect(await drainListingRefreshes(busy)).toBeGreaterThan(0);
    expect(await queued(db())).toBe(1);
  });

  it('keeps the queue entries of a refresh that fails', async () => {
    await drainListingRefreshes(db());
    const id = await shelve(db());
    await db().raw(
      'ALTER TABLE course_listings ADD CONSTRAINT broken CHECK (price_minor < 0) NOT VALID',
    );
    await expect(drainListingRefreshes(db())).rejects.toThrow('broken');
    await db().raw('ALTER TABLE course_listings DROP CONSTRAINT broken');
    expect(await queued(db())).toBeGreaterThan(0);
    expect(await listingOf(id)).toBeDefined();
  });
});

describe('marking listings stale', () => {
  it('is rolled back with the transaction that made them out of date', async () => {
    await drainListingRefreshes(db());
    const id = await shelve(db());
    await drainListingRefreshes(db());
    const learner = await addLearner(db());
    const moment = new Date('2025-07-01T10:00:00.000Z');
    const refused = db().transaction(async (trx) => {
      await trx('enrollments').insert({
        user_id: learner,
        course_id: id,
        enrolled_at: moment,
        last_accessed_at: moment,
      });
      expect(await queued(trx)).toBe(1);
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    expect(await queued(db())).toBe(0);
  });

  it('never makes two enrollments in the same courses wait for each other', async () => {
    const [first, second] = [await shelve(db()), await shelve(db())];
    const enrollIn = (trx: Knex.Transaction, user_id: string, course_id: string) => {
      const moment = new Date('2025-07-01T10:00:00.000Z');
      const row = { user_id, course_id, enrolled_at: moment, last_accessed_at: moment };
      return trx('enrollments').insert(row);
    };
    const [one, other] = [await addLearner(db()), await addLearner(db())];
    // Each transaction is open while the other marks the same listings, in opposite order.
    await db().transaction(async (trx) => {
      await enrollIn(trx, one, first);
      await db().transaction(async (inner) => {
        await enrollIn(inner, other, second);
        await enrollIn(inner, other, first);
      });
      await enrollIn(trx, one, second);
    });
    expect(await listingOf(first)).toMatchObject({ total_students: 2 });
    expect(await listingOf(second)).toMatchObject({ total_students: 2 });
  });

  it('happens for a review in whatever way it is written', async () => {
    const id = await shelve(db());
    await listingOf(id);
    await review(db(), id, 5);
    expect(await queued(db())).toBe(1);
  });
});
