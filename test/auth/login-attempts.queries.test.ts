import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Attempts, countAttempt, giveBackAttempt } from '../../src/auth/lockout/lockout.ts';
import {
  changeLoginAttempts,
  forgetLoginAttempts,
} from '../../src/auth/lockout/login-attempts.queries.ts';
import { MINUTE, plus } from '../../src/clock.ts';
import { createDatabase } from '../../src/db/knex.ts';
import { somebodyWaits } from '../support/classroom.ts';
import { createTestDatabase, type TestDatabase } from '../support/cluster.ts';
import { MovableClock } from '../support/movable-clock.ts';
import { stoppedClock } from '../support/stopped-clock.ts';

const now = new Date('2025-08-15T09:00:00.000Z');
const clock = stoppedClock(now);

describe('the failures of an e-mail', () => {
  let database: TestDatabase;
  /** Two pools of connections, as two processes have. */
  let processes: ReturnType<typeof createDatabase>[];
  beforeAll(async () => {
    database = await createTestDatabase('empty');
    processes = [createDatabase(database.url), createDatabase(database.url)];
  });
  afterAll(async () => {
    for (const db of processes) await db.destroy();
    await database.drop();
  });

  const inBothProcesses = (
    times: number,
    rule: (before: Attempts, moment: Date) => Attempts,
    hash: Buffer,
  ) =>
    Promise.all(
      Array.from({ length: times }, () =>
        processes.map((db) => changeLoginAttempts(db, hash, clock, rule)),
      ).flat(),
    );

  it('are never more than five, however many attempts come at once from two processes', async () => {
    const hash = randomBytes(32);
    const counted = await inBothProcesses(50, countAttempt, hash);
    const allowed = counted.filter(({ before, after }) => before !== after);
    expect(allowed.map(({ after }) => after.failures).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(await processes[0]?.('login_attempts').where({ email_hash: hash })).toEqual([
      {
        email_hash: hash,
        failures: 5,
        locks: 1,
        locked_until: plus(now, 15 * MINUTE),
        updated_at: now,
      },
    ]);
  });

  it('R-92: are counted at the moment when the row is locked, not when the wait for it began', async () => {
    const [db, other] = processes;
    if (!db || !other) throw new Error('no database');
    const hash = randomBytes(32);
    const moving = new MovableClock();
    for (let failure = 1; failure <= 5; failure += 1) {
      await changeLoginAttempts(db, hash, moving, countAttempt);
    }
    const waiting = await other.transaction(async (trx) => {
      await trx('login_attempts').where({ email_hash: hash }).forUpdate().select('failures');
      const attempt = changeLoginAttempts(db, hash, moving, countAttempt);
      await somebodyWaits(other);
      moving.advance(16 * MINUTE);
      return { attempt };
    });
    const { before, after } = await waiting.attempt;
    expect(before.locked_until).not.toBeNull();
    expect(after).toMatchObject({ failures: 1, locked_until: null });
  });

  it('are taken back one by one', async () => {
    const hash = randomBytes(32);
    await inBothProcesses(2, countAttempt, hash);
    await inBothProcesses(1, giveBackAttempt, hash);
    const [db] = processes;
    if (!db) throw new Error('no database');
    const { after } = await changeLoginAttempts(db, hash, clock, countAttempt);
    expect(after).toMatchObject({ failures: 3, locks: 0, locked_until: null });
  });

  it('are deleted by a successful login, and the locks with them', async () => {
    const hash = randomBytes(32);
    await inBothProcesses(5, countAttempt, hash);
    const [db] = processes;
    if (!db) throw new Error('no database');
    await forgetLoginAttempts(db, hash);
    expect((await changeLoginAttempts(db, hash, clock, countAttempt)).after).toMatchObject({
      failures: 1,
      locks: 0,
    });
  });
});
