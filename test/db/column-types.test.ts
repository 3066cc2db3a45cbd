import type { Knex } from 'knex';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { classifyDatabaseError } from '../../src/db/database-errors.ts';
import { openTestDatabase } from '../support/test-database.ts';

const zone = process.env.TZ;
let db: Knex;

beforeAll(async () => {
  const opened = await openTestDatabase('blank');
  db = opened.db;
  return opened.close;
});
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

async function answer(expression: string, bindings: readonly Knex.Value[] = []): Promise<unknown> {
  const { rows } = await db.raw(`SELECT ${expression} AS value`, [...bindings]);
  return rows[0].value;
}

describe.each(['UTC', 'Europe/Istanbul', 'America/Los_Angeles'])('under TZ=%s (R-87)', (TZ) => {
  it('a date is read as the same day', async () => {
    process.env.TZ = TZ;
    expect(await answer(`date '2025-08-15'`)).toBe('2025-08-15');
    expect(await answer(`'{2025-08-15,NULL}'::date[]`)).toEqual(['2025-08-15', null]);
  });

  it('moments are written and read without a change', async () => {
    process.env.TZ = TZ;
    const moment = new Date('2025-08-15T22:30:00.123Z');
    expect(await answer('?::timestamptz', [moment])).toEqual(moment);
    expect(await answer('?::timestamp', [moment])).toEqual(moment);
    expect(await answer('?::date', [moment])).toBe('2025-08-15');
    expect(await answer(`timestamptz '2025-08-15 22:30:00.123+00'`)).toEqual(moment);
    expect(await answer(`ARRAY[timestamp '2025-08-15 22:30:00.123']`)).toEqual([moment]);
  });
});

describe('numbers', () => {
  it('of bigint, numeric and count arrive as numbers', async () => {
    expect(await answer('9007199254740991::bigint')).toBe(9_007_199_254_740_991);
    expect(await answer('499.90::numeric')).toBe(499.9);
    expect(await answer('count(*)')).toBe(1);
    expect(await answer(`'{1,NULL,-3}'::bigint[]`)).toEqual([1, null, -3]);
    expect(await answer(`'{0.5}'::numeric[]`)).toEqual([0.5]);
  });

  it('that a JavaScript number cannot hold exactly are an error, and the connection stays usable', async () => {
    await expect(answer('9007199254740993::bigint')).rejects.toThrow(RangeError);
    expect(await answer('1::bigint')).toBe(1);
  });
});

describe('values that no column takes count as bad input (R-24)', () => {
  it.each([
    ['a NUL in a string', '?::text', ['a\0b']],
    ['a word where a uuid belongs', '?::uuid', ['course']],
    ['an integer out of range', '?::text::integer', ['99999999999']],
    ['a lone surrogate in JSON', '?::text::jsonb', ['"\\ud800"']],
    ['an impossible date', '?::text::date', ['2025-02-30']],
  ])('%s', async (_, expression, bindings) => {
    const failure = await answer(expression, bindings).catch((error: unknown) => error);
    expect(classifyDatabaseError(failure)).toBe('badInput');
  });
});
