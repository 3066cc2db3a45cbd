import type { Knex } from 'knex';
import type { LoginAttempts } from '../../../generated/database.ts';
import type { Clock } from '../../clock.ts';

type State = Omit<LoginAttempts, 'email_hash'>;

/**
 * Changes the stored login attempts of an e-mail by `rule`. Returns them as they were before and as
 * they are now, and the moment of the change. The row is locked during the change, so that parallel
 * attempts, also of other processes, are counted one after the other. The moment is read after
 * waiting for them: otherwise a lock of the account that ended meanwhile would still count.
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

/** For a successful login: forgets the failures and the locks (A9). */
export async function forgetLoginAttempts(db: Knex, emailHash: Buffer): Promise<void> {
  await db('login_attempts').where({ email_hash: emailHash }).delete();
}
