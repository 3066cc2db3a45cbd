import type { Knex } from 'knex';
import { beforeAll } from 'vitest';
import { generateCatalogue } from '../../src/demo/generator.ts';
import { drainListingRefreshes } from '../../src/marketplace/index/listing-refresher.ts';
import { openTestDatabase } from './test-database.ts';

/** A database for the tests of one file; ask for it inside the tests. */
export function openMarketplace(generatedCourses = 0): () => Knex {
  let db: Knex;
  beforeAll(async () => {
    const opened = await openTestDatabase(generatedCourses > 0 ? 'demo' : 'empty');
    db = opened.db;
    if (generatedCourses > 0) {
      await generateCatalogue(db, generatedCourses);
      await drainListingRefreshes(db);
      await db.raw('VACUUM (ANALYZE)');
    }
    return opened.close;
  });
  return () => db;
}
