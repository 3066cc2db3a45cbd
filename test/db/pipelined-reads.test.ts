import type { Knex } from 'knex';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { classifyDatabaseError } from '../../src/db/database-errors.ts';
import { createDatabase } from '../../src/db/knex.ts';
import { inOneRoundTrip, inTwoRoundTrips } from '../../src/db/round-trips.ts';
import { statement } from '../../src/db/statement.ts';
import { createTestDatabase, type TestDatabase } from '../support/cluster.ts';

const echo = statement<{ n: number }>('SELECT :n::int AS n');
const divide = statement<{ quotient: number }>('SELECT 6 / :n::int AS quotient');
const process = statement<{ pid: number }>('SELECT pg_backend_pid() AS pid');
const insert = statement('INSERT INTO categories (id, slug, name) VALUES (:id, :slug, :slug)');
const lockAll = statement<{ slug: string }>('SELECT slug FROM categories FOR UPDATE');

let database: TestDatabase;
let db: Knex;
beforeAll(async () => {
  database = await createTestDatabase('empty');
});
afterAll(() => database.drop());

beforeEach(() => {
  db = createDatabase(database.url, { applicationName: 'pipelined' });
});
afterEach(() => db.destroy());

const numberOf = async (n: number) => {
  const [rows] = await inOneRoundTrip(db, [{ statement: echo, values: { n } }]);
  return rows?.[0]?.n;
};
const quotientOf = async (n: number) => {
  const [, rows] = await inOneRoundTrip(db, [
    { statement: echo, values: { n } },
    { statement: divide, values: { n } },
  ]);
  return rows?.[0]?.quotient;
};
const pidOf = async () => {
  const [rows] = await inOneRoundTrip(db, [{ statement: process, values: {} }]);
  return rows?.[0]?.pid;
};

describe('reads that are sent without waiting for one another', () => {
  it('get their own rows each', async () => {
    const numbers = Array.from({ length: 100 }, (_, n) => n);
    expect(await Promise.all(numbers.map(numberOf))).toEqual(numbers);
  });

  it('fail without the others: the first one on a connection, and any later one', async () => {
    for (let round = 0; round < 2; round += 1) {
      const results = await Promise.allSettled([0, 1, 2, 0, 3, 0, 6].map(quotientOf));
      expect(results.map((each) => (each.status === 'fulfilled' ? each.value : 'failed'))).toEqual([
        'failed',
        6,
        3,
        'failed',
        2,
        'failed',
        1,
      ]);
    }
  });

  it('share three connections, and leave five to the pool', async () => {
    const pids = await Promise.all(Array.from({ length: 30 }, pidOf));
    expect(new Set(pids).size).toBe(3);
    const all = Array.from({ length: 30 }, () => db.raw('SELECT pg_sleep(0.01)'));
    await Promise.all(all);
    const connections = db('pg_stat_activity').where({ application_name: 'pipelined' });
    expect(await connections.pluck('pid')).toHaveLength(8);
  });

  it('do not wait for a statement that waits for a lock', async () => {
    await inOneRoundTrip(db, [
      { statement: insert, values: { id: '10000000-0000-4000-8000-000000000001', slug: 'one' } },
    ]);
    const waiting: Promise<unknown>[] = [];
    await db.transaction(async (trx) => {
      await trx('categories').update({ name: 'locked' });
      const lock = { statement: lockAll, values: {} };
      waiting.push(inOneRoundTrip(db, [lock]), inOneRoundTrip(db, [lock]));
      expect(await Promise.all([1, 2, 3, 4].map(numberOf))).toEqual([1, 2, 3, 4]);
    });
    expect(await Promise.all(waiting)).toEqual(Array(2).fill([[{ slug: 'one' }]]));
    await db('categories').delete();
  });

  it('all fail when their connection breaks, and the next one opens another', async () => {
    const pids = new Set(await Promise.all(Array.from({ length: 9 }, pidOf)));
    const sleep = { statement: statement('SELECT pg_sleep(60)'), values: {} };
    const lost = Promise.allSettled(Array.from({ length: 9 }, () => inOneRoundTrip(db, [sleep])));
    for (const pid of pids) await db.raw('SELECT pg_terminate_backend(?)', [Number(pid)]);
    expect((await lost).map(({ status }) => status)).toEqual(Array(9).fill('rejected'));
    expect(pids).not.toContain(await pidOf());
  });
});

describe('reads behind one whose preparation is cancelled', () => {
  it('fail as unavailable, and succeed when they are sent again', async () => {
    const read = { statement: statement('SELECT count(*) AS n FROM categories'), values: {} };
    const send = () => inOneRoundTrip(db, [read]);
    const pids = new Set(await Promise.all(Array.from({ length: 9 }, pidOf)));
    const blocker = createDatabase(database.url);
    let failures: unknown[] = [];
    await blocker.transaction(async (trx) => {
      await trx.raw('LOCK TABLE categories IN ACCESS EXCLUSIVE MODE');
      const sent = Promise.allSettled(Array.from({ length: 9 }, send));
      for (const pid of pids) {
        await expect
          .poll(() => db('pg_stat_activity').where({ pid, wait_event_type: 'Lock' }).pluck('pid'))
          .toHaveLength(1);
        await db.raw('SELECT pg_cancel_backend(?)', [Number(pid)]);
      }
      const settled = await sent;
      failures = settled.map((each) => (each.status === 'rejected' ? each.reason : undefined));
    });
    await blocker.destroy();
    const codes = failures.map((error) => (error as { code?: string } | undefined)?.code);
    expect(new Set(codes)).toEqual(new Set(['57014', '26000']));
    expect(new Set(failures.map(classifyDatabaseError))).toEqual(new Set(['unavailable']));
    expect(await Promise.all(Array.from({ length: 9 }, send))).toEqual(Array(9).fill([[{ n: 0 }]]));
  });
});

describe('a transaction of two round trips', () => {
  const first = { statement: lockAll, values: {} };
  const id = '10000000-0000-4000-8000-000000000002';

  it('commits what the second one wrote, based on what the first one read', async () => {
    await inTwoRoundTrips(db, first, (rows) => ({
      statement: insert,
      values: { id, slug: `seen-${rows.length}` },
    }));
    expect(await db('categories').pluck('slug')).toEqual(['seen-0']);
    await db('categories').delete();
  });

  it('undoes everything when it fails, and leaves its connection usable', async () => {
    const fails = () => {
      throw new Error('decided otherwise');
    };
    await expect(inTwoRoundTrips(db, first, fails)).rejects.toThrow('decided otherwise');
    const broken = { statement: divide, values: { n: 0 } };
    const insertFirst = { statement: insert, values: { id, slug: 'undone' } };
    await expect(inTwoRoundTrips(db, insertFirst, () => broken)).rejects.toMatchObject({
      code: '22012',
    });
    expect(await db('categories').pluck('slug')).toEqual([]);
    const [row] = await inTwoRoundTrips(db, first, () => ({ statement: echo, values: { n: 1 } }));
    expect(row).toEqual({ n: 1 });
  });
});
