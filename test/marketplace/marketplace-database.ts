import type { Knex } from 'knex';
import { afterAll, beforeAll } from 'vitest';
import { createDatabase } from '../../src/db/knex.ts';
import { generateCatalogue } from '../../src/demo/generator.ts';
import { drainListingRefreshes } from '../../src/marketplace/index/listing-refresher.ts';
import { createTestDatabase, type TestDatabase } from '../support/cluster.ts';

/** A database for the tests of one file. Call the returned function inside the tests. */
export function openMarketplace(generatedCourses = 0): () => Knex {
  let database: TestDatabase;
  let db: Knex;
  beforeAll(async () => {
    database = await createTestDatabase(generatedCourses > 0 ? 'demo' : 'empty');
    db = createDatabase(database.url);
    if (generatedCourses === 0) return;
    await generateCatalogue(db, generatedCourses);
    await drainListingRefreshes(db);
    await db.raw('VACUUM (ANALYZE)');
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });
  return () => db;
}
