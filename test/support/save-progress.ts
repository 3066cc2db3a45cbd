import type { Knex } from 'knex';
import { saveProgress as save, type Target } from '../../src/courses/progress.queries.ts';
import type { Outcome, Report } from '../../src/courses/progress.ts';
import { inOneRoundTrip } from '../../src/db/round-trips.ts';
import type { Statement, Values } from '../../src/db/statement.ts';
import type { WaitingLearner } from '../../src/entitlements/access.ts';

/** Saves a report without checking a session. */
export function saveProgress(
  db: Knex,
  target: Target,
  report: Report,
  { userId, clock }: WaitingLearner,
): Promise<Outcome | undefined> {
  const saver = {
    userId,
    now: clock.now(),
    first: async <Row>(statement: Statement<Row>, values: Values) => {
      const [rows] = await inOneRoundTrip(db, [{ statement, values }]);
      return rows as Row[];
    },
    confirm: async () => ({ context: { db, clock } }),
  };
  return save(saver, target, report);
}
