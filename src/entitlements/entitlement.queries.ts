import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Clock } from '../clock.ts';
import type { Tier } from '../contract/principal.ts';
import { statement } from '../db/statement.ts';
import { LIFETIME } from './access.ts';

/**
 * The columns of `Standing` for `courses c`, the user `:userId` and the moment `:now`; they come
 * with `STANDING_JOINS`. A statement that reads them leaves drafts out by itself.
 */
export const STANDING = `c.id AS course_id, c.status, c.price_minor, e.enrolled_at,
  access.access_until, access.access_ended`;

// A free right counts while its enrollment does: leaving ends it at once, also where another
// server's clock is behind. Every other right ends by its own date.
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

/** What a transaction learns when its turn with a learner comes. */
export interface LearnerTurn {
  readonly tier: Tier;
  /** Read after the wait. With an earlier moment, what was ended meanwhile would still be live. */
  readonly now: Date;
}

interface LockedLearner {
  readonly tier: Tier;
}

/**
 * The lock of `lockLearner`. Weaker than FOR UPDATE: rows that merely refer to the user are still
 * written meanwhile.
 */
export const LOCK_LEARNER = statement<LockedLearner>(
  'SELECT tier FROM users WHERE id = :userId FOR NO KEY UPDATE',
);

/**
 * Makes everybody else who changes what this learner takes or has completed wait until the
 * transaction ends. What is read after it, and its moment, are later than their changes.
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

/** Opens a free course for ever (E2); after leaving, the same row lives again. */
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

/** Ends the free right to a course and no other (E1). */
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
