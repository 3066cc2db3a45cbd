import type { Knex } from 'knex';
import { inTwoRoundTrips } from '../db/round-trips.ts';
import { type Statement, statement, type Values } from '../db/statement.ts';
import type { WaitingLearner } from '../entitlements/access.ts';
import {
  LOCK_LEARNER,
  lockLearner,
  STANDING,
  STANDING_JOINS,
} from '../entitlements/entitlement.queries.ts';
import { columnOf } from './course-reference.ts';
import { enroll } from './enrollment.queries.ts';
import {
  type CourseTotals,
  claimsCompletion,
  type LessonProgress,
  type Outcome,
  type Report,
} from './progress.ts';

/** The lesson that a report is about. If a course is named, the lesson must belong to it. */
export interface Target {
  readonly lessonId: string;
  /** Id or slug. */
  readonly courseId?: string;
}

/** What saving needs from the call of a hot operation. */
export interface Saver extends Pick<WaitingLearner, 'userId'> {
  readonly now: Date;
  readonly first: <Row>(statement: Statement<Row>, values: Values) => Promise<Row[]>;
  readonly confirm: () => Promise<{
    readonly context: Pick<WaitingLearner, 'clock'> & { readonly db: Knex };
  }>;
}

/**
 * Merges a report into the stored progress (P1 to P6) if the caller has access at this moment
 * (P7). Undefined when there is no such lesson, or no such course if one was named.
 *
 * It takes one round trip, except for reports that need a transaction with the learner's lock: a
 * report that completes the lesson, and the first report of somebody who has access but never
 * enrolled, which enrolls them.
 */
export async function saveProgress(
  { userId, now, first, confirm }: Saver,
  target: Target,
  report: Report,
): Promise<Outcome | undefined> {
  const merge = mergeFor(target);
  const values = {
    ...target,
    userId,
    percentage: report.progress_percentage,
    seconds: report.time_spent_seconds,
    score: report.quiz_score ?? null,
    notes: report.notes ?? null,
    claims: claimsCompletion(report),
  };
  if (!values.claims) {
    const [row] = await first(merge, { ...values, now });
    if (!row?.needs_enrollment) return toOutcome(row);
  }
  const { db, clock } = (await confirm()).context;
  return values.claims
    ? saveInTurn(db, merge, values, { userId, clock })
    : enrollAndSave(db, merge, values, { userId, clock });
}

/**
 * Saves with the learner's lock. Otherwise two parallel reports that complete the last two lessons
 * would not see each other, and neither would complete the course.
 */
async function saveInTurn(
  db: Knex,
  merge: Statement<MergedRow>,
  values: Values,
  { userId, clock }: WaitingLearner,
): Promise<Outcome | undefined> {
  const lock = { statement: LOCK_LEARNER, values: { userId } };
  const [row] = await inTwoRoundTrips(db, lock, () => ({
    statement: merge,
    values: { ...values, now: clock.now() },
  }));
  return row?.needs_enrollment
    ? enrollAndSave(db, merge, values, { userId, clock })
    : toOutcome(row);
}

/**
 * Enrolls somebody who has access but never enrolled, and saves their first report. It tries to
 * save before enrolling, because a parallel call may have enrolled them since the last try.
 */
function enrollAndSave(
  db: Knex,
  merge: Statement<MergedRow>,
  values: Values,
  { userId, clock }: WaitingLearner,
): Promise<Outcome | undefined> {
  return db.transaction(async (trx) => {
    const { now } = await lockLearner(trx, userId, clock);
    const save = async () => {
      const found = await trx.raw<{ rows: MergedRow[] }>(merge.sql, { ...values, now });
      return found.rows[0];
    };
    const row = await save();
    if (!row?.needs_enrollment) return toOutcome(row);
    await enroll(trx, row.course_id, { userId, now });
    return toOutcome(await save());
  });
}

function mergeFor({ courseId }: Target): Statement<MergedRow> {
  return courseId === undefined ? MERGE.byLesson : MERGE[columnOf(courseId)];
}

function toOutcome(row: MergedRow | undefined): Outcome | undefined {
  return row && { ...row, saved: isSaved(row) ? row : null };
}

function isSaved(row: MergedRow): row is MergedRow & Saved {
  return row.lesson_id !== null;
}

type Saved = NonNullable<Outcome['saved']>;
type MergedRow = Omit<Outcome, 'saved'> &
  CourseTotals & { readonly [Column in keyof LessonProgress]: LessonProgress[Column] | null };

// `ever_enrolled` is also true for somebody who left the course, so that a report that comes later
// does not enroll them again.
const TARGET = `${STANDING}, l.id AS target_id, l.type AS lesson_type,
    e.user_id IS NOT NULL OR EXISTS (
      SELECT FROM enrollments WHERE user_id = :userId AND course_id = c.id
    ) AS ever_enrolled`;

const ANY_LESSON = `
  SELECT ${TARGET}
  FROM lessons l JOIN courses c ON c.id = l.course_id ${STANDING_JOINS}
  WHERE l.id = :lessonId AND l.deleted_at IS NULL AND c.status <> 'draft'`;

const lessonOfCourse = (column: 'id' | 'slug') => `
  SELECT ${TARGET}
  FROM courses c
  LEFT JOIN lessons l ON l.id = :lessonId AND l.course_id = c.id AND l.deleted_at IS NULL
  ${STANDING_JOINS}
  WHERE c.${column} = :courseId AND c.status <> 'draft'`;

// Reports may arrive twice and in any order: every SET gives the same result then. Only the notes
// depend on the order: the last ones count.
const SAVE = `
  INSERT INTO lesson_progress AS stored (user_id, lesson_id, course_id, progress_percentage,
    completed, time_spent_seconds, quiz_score, notes, last_accessed_at, completed_at)
  SELECT :userId, target_id, course_id, CASE WHEN :claims THEN 100 ELSE :percentage::int END,
    :claims, :seconds, :score, nullif(:notes, ''), :now,
    CASE WHEN :claims THEN :now::timestamptz END
  FROM acceptable WHERE ever_enrolled
  ON CONFLICT (user_id, lesson_id) DO UPDATE SET course_id = EXCLUDED.course_id,
    progress_percentage = GREATEST(stored.progress_percentage, EXCLUDED.progress_percentage),
    completed = stored.completed OR EXCLUDED.completed,
    time_spent_seconds = GREATEST(stored.time_spent_seconds, EXCLUDED.time_spent_seconds),
    quiz_score = GREATEST(stored.quiz_score, EXCLUDED.quiz_score),
    notes = CASE WHEN :notes::text IS NULL THEN stored.notes ELSE EXCLUDED.notes END,
    last_accessed_at = GREATEST(stored.last_accessed_at, EXCLUDED.last_accessed_at),
    completed_at = LEAST(stored.completed_at, EXCLUDED.completed_at)
  RETURNING lesson_id, course_id, progress_percentage, completed, time_spent_seconds, quiz_score,
    last_accessed_at`;

// All parts of one statement read the tables as they were before it. So `before` has the old
// values, and `totals` takes the lesson of this report from `saved`, the others from the table.
const mergeInto = (target: string) =>
  statement<MergedRow>(`
  WITH target AS (${target}),
  acceptable AS (
    SELECT * FROM target WHERE access_until IS NOT NULL AND target_id IS NOT NULL
      AND (:score::int IS NULL OR lesson_type = 'quiz')
  ),
  before AS (
    SELECT completed FROM lesson_progress WHERE user_id = :userId AND lesson_id = :lessonId
  ),
  saved AS (${SAVE}),
  totals AS (
    SELECT count(*) AS lessons,
      count(*) FILTER (WHERE CASE l.id WHEN saved.lesson_id THEN saved.completed
        ELSE p.completed END) AS completed_lessons,
      coalesce(sum(CASE l.id WHEN saved.lesson_id THEN saved.time_spent_seconds
        ELSE p.time_spent_seconds END), 0)::bigint AS total_time_spent
    FROM saved
    JOIN lessons l ON l.course_id = saved.course_id AND l.deleted_at IS NULL
    LEFT JOIN lesson_progress p ON p.user_id = :userId AND p.lesson_id = l.id
  ),
  finished AS (
    SELECT e.course_id FROM saved JOIN enrollments e ON e.course_id = saved.course_id, totals
    WHERE e.user_id = :userId AND e.completed_at IS NULL AND :claims
      AND totals.completed_lessons = totals.lessons
  ),
  accessed AS (
    UPDATE enrollments e SET last_accessed_at = GREATEST(e.last_accessed_at, :now),
      completed_at = CASE WHEN EXISTS (SELECT FROM finished) THEN :now ELSE e.completed_at END
    FROM saved WHERE e.user_id = :userId AND e.course_id = saved.course_id
  ),
  completions AS (
    INSERT INTO learning_events (type, user_id, course_id, lesson_id, occurred_at)
    SELECT 'lesson.completed', :userId::uuid, course_id, lesson_id, :now::timestamptz FROM saved
    WHERE :claims AND NOT EXISTS (SELECT FROM before WHERE completed)
    UNION ALL
    SELECT 'course.completed', :userId, course_id, NULL, :now FROM finished
  )
  SELECT target.*, EXISTS (SELECT FROM acceptable WHERE NOT ever_enrolled) AS needs_enrollment,
    saved.lesson_id, saved.progress_percentage, saved.completed, saved.time_spent_seconds,
    saved.quiz_score, saved.last_accessed_at, totals.*
  FROM target LEFT JOIN saved ON true CROSS JOIN totals`);

const MERGE = {
  byLesson: mergeInto(ANY_LESSON),
  id: mergeInto(lessonOfCourse('id')),
  slug: mergeInto(lessonOfCourse('slug')),
};
