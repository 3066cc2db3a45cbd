import type { Knex } from 'knex';
import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, plus } from '../../src/clock.ts';
import { FIND_COURSE } from '../../src/courses/course.queries.ts';
import { inOneRoundTrip } from '../../src/db/round-trips.ts';
import { addLearner, entitle, teach } from '../support/classroom.ts';
import { openTestDatabase } from '../support/test-database.ts';

const END = new Date('2025-08-15T09:00:00.000Z');

let db: Knex;
beforeAll(async () => {
  const opened = await openTestDatabase('empty');
  db = opened.db;
  return opened.close;
});

describe('access (E1)', () => {
  async function standing(userId: string, courseId: string, now: Date) {
    const values = { userId, courseId, now };
    const [rows] = await inOneRoundTrip(db, [{ statement: FIND_COURSE.id, values }]);
    return rows?.[0];
  }

  it('lasts until the latest end of all its sources', async () => {
    const [userId, { id }] = [await addLearner(db), await teach(db)];
    for (const [source, days] of [
      ['subscription', 2],
      ['grant', 7],
      ['bundle', 1],
    ] as const) {
      await entitle(db, userId, id, { source, ends_at: plus(END, days * DAY) });
    }
    const found = await standing(userId, id, END);
    expect(found?.access_until).toEqual(plus(END, 7 * DAY));
  });

  it('exists a millisecond before its end and no longer at its end', async () => {
    const [userId, { id }] = [await addLearner(db), await teach(db)];
    await entitle(db, userId, id, { source: 'grant', ends_at: END });
    expect(await standing(userId, id, plus(END, -1))).toMatchObject({
      access_until: END,
      access_ended: false,
    });
    expect(await standing(userId, id, END)).toMatchObject({
      access_until: null,
      access_ended: true,
    });
  });
});
