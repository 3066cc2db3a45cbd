import type { Knex } from 'knex';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/test-database.ts';

let db: Knex;
beforeAll(async () => {
  const opened = await openTestDatabase('empty');
  db = opened.db;
  return opened.close;
});

describe('learning_events', () => {
  it('has its earlier name nowhere: in no table, index, sequence or constraint', async () => {
    const named = await db.raw(
      `SELECT relname AS name FROM pg_class WHERE relname LIKE 'facts%'
       UNION ALL SELECT conname FROM pg_constraint WHERE conname LIKE 'facts%'`,
    );
    expect(named.rows).toEqual([]);
  });

  it('has a comment that says what it is for: history of courses and lessons, and no queue', async () => {
    const found = await db.raw(`SELECT obj_description('learning_events'::regclass) AS comment`);
    expect(found.rows[0].comment).toMatch(/courses and lessons only.*history, not a queue/);
  });
});

describe('the comments in the database', () => {
  it('name no file of src/marketplace/, because files there are moved', async () => {
    const found = await db.raw(
      `SELECT description FROM pg_description WHERE description LIKE '%src/marketplace%'`,
    );
    expect(found.rows).toEqual([]);
  });
});
