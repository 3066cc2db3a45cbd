import type { Knex } from 'knex';
import type { LoginAttempts } from '../../../generated/database.ts';
import type { Clock } from '../../clock.ts';

type State = Omit<LoginAttempts, 'email_hash'>;

/**
 * Changes what is remembered of an e-mail's logins by a rule, and returns what it was before, what
 * it is now, and the moment of the change. The row stays locked meanwhile, so that parallel
 * attempts, also of other processes, are counted one after the other; the moment is read after the
 * wait for them, or a lock that ended meanwhile would still count.
 */
export function changeLoginAttempts(
  db: Knex,
  emailHash: Buffer,
  clock: Clock,
  rule: (before: State, now: Date) => State,
): Promise<{ before: State; after: State; now: Date }> {
  return db.transaction(async (trx) => {
    const [before] = await trx('login_attempts')
      .insert({ email_hash: emailHash, failures: 0, locks: 0, updated_at: clock.now() })
      .onConflict('email_hash')
      // Changes nothing, but locks the row and returns it.
      .merge(['email_hash'])
      .returning(['failures', 'locks', 'locked_until', 'updated_at']);
    if (before === undefined) throw new Error('an upsert returned no row');
    const now = clock.now();
    const after = rule(before, now);
    if (after !== before) {
      await trx('login_attempts').where({ email_hash: emailHash }).update(after);
    }
    return { before, after, now };
  });
}

/** A success forgets failures and locks alike (A9). */
export async function forgetLoginAttempts(db: Knex, emailHash: Buffer): Promise<void> {
  await db('login_attempts').where({ email_hash: emailHash }).delete();
}
