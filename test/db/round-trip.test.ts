import type { Knex } from 'knex';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { inOneRoundTrip } from '../../src/db/round-trips.ts';
import { statement } from '../../src/db/statement.ts';
import { openTestDatabase } from '../support/test-database.ts';

describe('statements in one round trip', () => {
  /** With one connection, so that each test sees if the one before has left it unusable. */
  let db: Knex;
  beforeAll(async () => {
    const opened = await openTestDatabase('empty', { maxConnections: 1, connectionWait: 1_000 });
    db = opened.db;
    return opened.close;
  });

  beforeEach(async () => {
    await db('categories').delete();
  });

  const echo = statement<{ n: number }>('SELECT :n::int AS n');
  const insert = statement(`INSERT INTO categories (id, slug, name)
    VALUES (gen_random_uuid(), :slug, :slug)`);
  const fail = statement('SELECT 1 / :zero::int AS never');
  const slugs = () => db('categories').pluck('slug');

  it('run in order and return the rows of each', async () => {
    const results = await inOneRoundTrip(db, [
      { statement: echo, values: { n: 1 } },
      { statement: echo, values: { n: 2 } },
    ]);
    expect(results).toEqual([[{ n: 1 }], [{ n: 2 }]]);
  });

  it('are all undone when one fails, and those behind it do not run', async () => {
    const trip = inOneRoundTrip(db, [
      { statement: insert, values: { slug: 'before' } },
      { statement: fail, values: { zero: 0 } },
      { statement: insert, values: { slug: 'behind' } },
    ]);
    await expect(trip).rejects.toMatchObject({ code: '22012' });
    expect(await slugs()).toEqual([]);
  });

  it('can be sent again over the connection on which they failed', async () => {
    const failing = [{ statement: fail, values: { zero: 0 } }];
    await expect(inOneRoundTrip(db, failing)).rejects.toMatchObject({ code: '22012' });
    const again = [
      { statement: fail, values: { zero: 1 } },
      { statement: insert, values: { slug: 'again' } },
    ];
    expect((await inOneRoundTrip(db, again))[0]).toEqual([{ never: 1 }]);
    expect(await slugs()).toEqual(['again']);
  });

  it('fail with the name of a parameter without a value, and leave the connection usable', async () => {
    const trip = inOneRoundTrip(db, [{ statement: echo, values: {} }]);
    await expect(trip).rejects.toThrow('a value for :n');
    expect(await inOneRoundTrip(db, [{ statement: echo, values: { n: 3 } }])).toEqual([[{ n: 3 }]]);
  });

  it('start no deadline when a parameter has no value', async () => {
    await db.raw('SELECT 1');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const trip = inOneRoundTrip(db, [{ statement: echo, values: {} }]);
      await expect(trip).rejects.toThrow('a value for :n');
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('pass every kind of value to PostgreSQL correctly', async () => {
    const kinds = statement(`SELECT :text::text AS text, :yes::boolean AS yes, :none::text AS none,
      :moment::timestamptz AS moment, :bytes::bytea AS bytes`);
    const values = {
      text: "o'ğ",
      yes: true,
      none: null,
      moment: new Date('2025-08-15T09:00:00.123Z'),
      bytes: Buffer.from([0, 255]),
    };
    expect(await inOneRoundTrip(db, [{ statement: kinds, values }])).toEqual([[values]]);
  });
});
