import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from '../../src/db/knex.ts';
import { createTestDatabase, type TestDatabase } from '../support/cluster.ts';

describe('the database connection', () => {
  let database: TestDatabase;
  let db: Knex;
  beforeAll(async () => {
    database = await createTestDatabase('empty');
    db = createDatabase(database.url);
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });
  it('works in UTC', async () => {
    expect((await db.raw('SHOW TimeZone')).rows).toEqual([{ TimeZone: 'UTC' }]);
  });
});
