import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Clock } from '../clock.ts';
import type { Tier } from '../contract/principal.ts';
import { statement } from '../db/statement.ts';
import { LIFETIME } from './access.ts';

/**
 * SQL for the columns of `Standing`. It needs `courses c ${STANDING_JOINS}`, the user `:userId` and
 * the moment `:now`. The statement itself must leave out drafts.
 */
export const STANDING = `c.id AS course_id, c.status, c.price_minor, e.enrolled_at,
  access.access_until, access.access_ended`;

// Free access counts only while the user is enrolled: so leaving ends it at once, even for another
// server whose clock is behind. Access from other sources only ends by its date.
export const STANDING_JOINS = `
  LEFT JOIN enrollments e
    ON e.user_id = :userId AND e.course_id = c.id AND e.unenrolled_at IS NULL
  CROSS JOIN LATERAL (
    SELECT max(ends_at) FILTER (WHERE ends_at > :now) AS access_until,
      min(starts_at) FILTER (WHERE ends_at > :now) AS access_since,
      coalesce(bool_or(ends_at <= :now), false) AS access_ended
    FROM entitlements
    WHERE user_id = :userId AND course_id = c.id
      AND (source <> 'free' OR e.user_id IS NOT NULL)
  ) access`;

/** What `lockLearner` returns. */
export interface LearnerTurn {
  readonly tier: Tier;
  /** Read once the lock is held. At an earlier moment, access that ended meanwhile would count. */
  readonly now: Date;
}

interface LockedLearner {
  readonly tier: Tier;
}

/**
 * The lock of `lockLearner`. It is weaker than FOR UPDATE, so that rows which only refer to the
 * user can still be written.
 */
export const LOCK_LEARNER = statement<LockedLearner>(
  'SELECT tier FROM users WHERE id = :userId FOR NO KEY UPDATE',
);

/**
 * Makes other transactions that change the learner's enrollments or completions wait until this one
 * ends. What is read after this, and the moment it returns, are later than their changes.
 */
export async function lockLearner(
  trx: Knex.Transaction,
  userId: string,
  clock: Clock,
): Promise<LearnerTurn> {
  const found = await trx.raw<{ rows: LockedLearner[] }>(LOCK_LEARNER.sql, { userId });
  const [learner] = found.rows;
  if (learner === undefined) throw new Error(`There is no user ${userId}`);
  return { tier: learner.tier, now: clock.now() };
}

/**
 * Gives access to a free course for ever (E2). After leaving and coming back it is the same row.
 */
export async function grantFreeAccess(
  trx: Knex.Transaction,
  grant: { userId: string; courseId: string; now: Date },
): Promise<void> {
  await trx.raw(
    `INSERT INTO entitlements (id, user_id, course_id, source, starts_at, ends_at)
     VALUES (:id, :userId, :courseId, 'free', :now, :until)
     ON CONFLICT (user_id, course_id, source, source_ref) DO UPDATE SET ends_at = EXCLUDED.ends_at`,
    { ...grant, id: randomUUID(), until: LIFETIME },
  );
}

/** Ends free access to a course; access from other sources is not touched (E1). */
export async function endFreeAccess(
  trx: Knex.Transaction,
  end: { userId: string; courseId: string; now: Date },
): Promise<void> {
  await trx.raw(
    `UPDATE entitlements SET ends_at = :now WHERE user_id = :userId
       AND course_id = :courseId AND source = 'free' AND ends_at > :now`,
    end,
  );
}
