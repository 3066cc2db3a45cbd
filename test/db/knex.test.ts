import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyDatabaseError } from '../../src/db/database-errors.ts';
import { createDatabase, type DatabaseOptions } from '../../src/db/knex.ts';
import { createTestDatabase, type TestDatabase } from '../support/cluster.ts';

let database: TestDatabase;
const opened: Knex[] = [];

function open(options: DatabaseOptions = {}): Knex {
  const db = createDatabase(database.url, options);
  opened.push(db);
  return db;
}

/** The error of the query. */
async function failureOf(query: PromiseLike<unknown>): Promise<unknown> {
  try {
    await query;
  } catch (error) {
    return error;
  }
  throw new Error('The query succeeds');
}

beforeAll(async () => {
  database = await createTestDatabase('empty');
});
afterAll(async () => {
  await Promise.all(opened.map((db) => db.destroy()));
  await database.drop();
});

describe('a session', () => {
  it('is in UTC, has an application name, and has time limits', async () => {
    const db = open({ applicationName: '7p-test' });
    const settings = await db('pg_settings')
      .whereIn('name', [
        'TimeZone',
        'application_name',
        'statement_timeout',
        'idle_in_transaction_session_timeout',
      ])
      .orderBy('name')
      .pluck('setting');
    expect(settings).toEqual(['UTC', '7p-test', '10000', '10000']);
  });

  it('can be used again after a statement timeout (R-86)', async () => {
    const db = open({ maxConnections: 1, statementTimeout: 50 });
    const session = () => db.raw('SELECT pg_backend_pid() AS pid').then(({ rows }) => rows[0].pid);
    const before = await session();
    const error = await failureOf(db.raw('SELECT pg_sleep(10)'));
    expect(error).toMatchObject({ code: '57014' });
    expect(classifyDatabaseError(error)).toBe('unavailable');
    expect(await session()).toBe(before);
  });

  it('that the server ends does no harm to process and pool (R-83, R-84)', async () => {
    const db = open({ maxConnections: 1 });
    const victim = await db.raw('SELECT pg_backend_pid() AS pid');
    await open().raw('SELECT pg_terminate_backend(?, 5000)', [victim.rows[0].pid]);
    await expect
      .poll(() => db.raw('SELECT 1').catch(() => ({})), { timeout: 5_000 })
      .toMatchObject({
        rowCount: 1,
      });
  });

  it('that is ended in the middle of a query fails as unavailable', async () => {
    const db = open({ maxConnections: 1, applicationName: 'doomed' });
    const query = failureOf(db.raw('SELECT pg_sleep(10)'));
    const admin = open();
    await expect
      .poll(() => admin('pg_stat_activity').where({ application_name: 'doomed' }).pluck('state'))
      .toEqual(['active']);
    await admin.raw(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'doomed'`);
    expect(classifyDatabaseError(await query)).toBe('unavailable');
  });
});

describe('the message of a failed query', () => {
  it('contains no bound value, because it is logged (R-89)', async () => {
    const db = open();
    const error = await failureOf(
      db.raw("SELECT no_column, '{}'::jsonb \\? 'a' WHERE ? = 'a'", ['hush-hush']),
    );
    expect((error as Error).message).toMatch(/^SELECT .* - column "no_column" does not exist/);
    expect((error as Error).message).not.toContain('hush-hush');
  });
});

describe('an empty pool', () => {
  it('fails as unavailable instead of waiting for ever (R-85)', async () => {
    const db = open({ maxConnections: 1, connectionWait: 1000 });
    await db.transaction(async (trx) => {
      await trx.raw('SELECT 1');
      expect(classifyDatabaseError(await failureOf(db.raw('SELECT 1')))).toBe('unavailable');
    });
    expect(await db.raw('SELECT 1')).toMatchObject({ rowCount: 1 });
  });
});

describe('a transaction', () => {
  it('whose COMMIT fails rejects, and its rows are gone (R-91)', async () => {
    const db = open();
    await db.raw(`CREATE TABLE late (
      n integer UNIQUE, twin integer REFERENCES late (n) DEFERRABLE INITIALLY DEFERRED)`);
    const error = await failureOf(
      db.transaction(async (trx) => {
        await trx('late').insert({ n: 1, twin: 2 });
      }),
    );
    expect(error).toMatchObject({ code: '23503' });
    expect(await db('late').pluck('n')).toEqual([]);
  });
});

describe('named statements', () => {
  const namesIn = (db: Knex) =>
    db.raw('SELECT statement, generic_plans + custom_plans AS uses FROM pg_prepared_statements');

  it('are prepared once per text and used again', async () => {
    const db = open({ maxConnections: 1 });
    for (const n of [1, 2, 3])
      await db('users')
        .where({ full_name: `${n}` })
        .select('id');
    await db.transaction(async (trx) => {
      await trx('users').where({ full_name: '4' }).select('id');
    });
    const { rows } = await namesIn(db);
    expect(rows).toEqual([
      { statement: 'select "id" from "users" where "full_name" = $1', uses: 4 },
    ]);
  });

  it('are not made of raw SQL without bindings, which may hold several statements', async () => {
    const db = open({ maxConnections: 1 });
    await db.raw('CREATE TEMPORARY TABLE one (n int); CREATE TEMPORARY TABLE two (n int)');
    expect((await namesIn(db)).rows).toEqual([]);
  });

  it('are at most 500; further queries have no name', async () => {
    const db = open({ maxConnections: 1 });
    await db.transaction(async (trx) => {
      for (let n = 0; n < 510; n += 1) await trx.raw(`SELECT ${n} WHERE ?`, [true]);
    });
    expect((await namesIn(db)).rows).toHaveLength(500);
  });

  it('can be switched off', async () => {
    const db = open({ maxConnections: 1, namedStatements: false });
    await db('users').where({ full_name: 'x' }).select('id');
    expect((await namesIn(db)).rows).toEqual([]);
  });
});
