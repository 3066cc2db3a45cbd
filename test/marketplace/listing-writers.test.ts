import { expect, it } from 'vitest';
import { drainListingRefreshes } from '../../src/marketplace/index/listing-refresher.ts';
import { refreshStaleListings } from '../../src/marketplace/index/listings.queries.ts';
import { enroll, shelve } from '../support/course-shelf.ts';
import { openMarketplace } from '../support/marketplace-database.ts';

const db = openMarketplace();

function refresh(limit = 500): Promise<number> {
  return db().transaction((trx) => refreshStaleListings(trx, limit));
}

async function waitingFor(): Promise<number> {
  const found = await db().raw(
    `SELECT count(*)::int AS n FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return found.rows[0].n;
}

it('never replaces a newer count by an older one, even if the older writer is slow', async () => {
  const [early = '', late = ''] = [await shelve(db()), await shelve(db())].toSorted();
  await drainListingRefreshes(db());

  let slow: Promise<number> | undefined;
  let quick: Promise<number> | undefined;
  await db().transaction(async (trx) => {
    // When the slow writer waits for this row, it has already counted the learners of both courses.
    await trx('course_listings').where({ course_id: early }).update({ rating_count: 1 });
    await enroll(db(), early);
    await enroll(db(), late);
    slow = refresh();
    await expect.poll(waitingFor, { timeout: 10_000 }).toBe(1);
    await enroll(db(), late);
    let finished = false;
    quick = refresh().finally(() => {
      finished = true;
    });
    await expect.poll(async () => finished || (await waitingFor()) === 2).toBe(true);
  });
  await Promise.all([slow, quick]);
  const listing = await db()('course_listings').where({ course_id: late }).first();
  expect(listing).toMatchObject({ total_students: 2 });
});

it('finds queue entries that another writer has not taken', async () => {
  await shelve(db());
  await drainListingRefreshes(db());
  await Promise.all([shelve(db()), shelve(db())]);

  let second: Promise<number> | undefined;
  await db().transaction(async (trx) => {
    expect(await refreshStaleListings(trx, 1)).toBe(1);
    second = refresh(1);
    await expect.poll(waitingFor, { timeout: 10_000 }).toBe(1);
  });
  expect(await second).toBe(1);
  expect(await refresh()).toBe(0);
});
