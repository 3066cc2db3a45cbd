import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase } from '../../src/db/knex.ts';
import { migrate } from '../../src/db/migrate.ts';
import { suffixesInSearch } from '../../src/db/migrations/0007-suffixes-in-search.ts';
import { migrations } from '../../src/db/migrations/index.ts';
import { drainListingRefreshes } from '../../src/marketplace/index/listing-refresher.ts';
import { createTestDatabase, type TestDatabase } from '../support/cluster.ts';
import { shelve } from '../support/course-shelf.ts';

let database: TestDatabase;
let db: Knex;
beforeAll(async () => {
  database = await createTestDatabase('blank');
  db = createDatabase(database.url);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

it('every listing is written again after the migration that leaves suffixes out', async () => {
  await migrate(db, migrations.slice(0, migrations.indexOf(suffixesInSearch)));
  for (const title of ["Excel'in Gücü", "O'Brien"]) await shelve(db, { title });
  await drainListingRefreshes(db);
  const before = await db('course_listings').orderBy('course_id').pluck('search');
  await db('course_listings').update({ search: "'in':1A 'o':1A" });

  await migrate(db, migrations);
  expect(await drainListingRefreshes(db)).toBe(2);
  const after = await db('course_listings').orderBy('course_id').pluck('search');
  expect(after).toEqual(before);
  expect(after.join(' ')).not.toContain("'in'");
});
