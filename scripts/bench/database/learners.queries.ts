import type { Client } from 'pg';
import { COURSES_EACH, idOf, type LearnerKind, learnerKinds } from './learners.ts';

/** Inserts the learners of every kind, each with a session that lasts longer than a run. */
export async function insertLearners(db: Client, passwordHash: string): Promise<void> {
  for (const [kind, { count }] of Object.entries(learnerKinds) as [LearnerKind, Kind][]) {
    await db.query(USERS, [idOf(kind, 'user', 0), kind, count, passwordHash]);
    await db.query(SESSIONS, [idOf(kind, 'session', 0), idOf(kind, 'user', 0), count]);
  }
}

type Kind = (typeof learnerKinds)[LearnerKind];

/** Enrolls readers and writers in six courses each, spread over the catalogue. */
export async function enrollLearners(db: Client, courses: number): Promise<void> {
  for (const kind of ['reader', 'writer'] as const) {
    const values = [idOf(kind, 'user', 0), learnerKinds[kind].count, COURSES_EACH, courses];
    await db.query(ENROLLMENTS, values);
    await db.query(ENTITLEMENTS, [idOf(kind, 'user', 0), learnerKinds[kind].count]);
  }
  await db.query(READ_LESSONS, [idOf('reader', 'user', 0), learnerKinds.reader.count]);
}

/**
 * Makes all sessions begin now, with a last use long enough ago that the first request of a run
 * writes the use down.
 */
export async function renewSessions(db: Client): Promise<void> {
  await db.query(`UPDATE sessions SET created_at = now(), expires_at = now() + interval '7 days',
    last_used_at = now() - interval '10 minutes'`);
  await db.query('VACUUM ANALYZE sessions');
}

/** Deletes the writers' progress, so that every measurement does the same work. */
export async function forgetProgress(db: Client): Promise<void> {
  const writers = [idOf('writer', 'user', 0), idOf('writer', 'user', learnerKinds.writer.count)];
  await db.query('DELETE FROM learning_events WHERE user_id BETWEEN $1 AND $2', writers);
  await db.query('DELETE FROM lesson_progress WHERE user_id BETWEEN $1 AND $2', writers);
  await db.query(
    `UPDATE enrollments SET completed_at = NULL
     WHERE user_id BETWEEN $1 AND $2 AND completed_at IS NOT NULL`,
    writers,
  );
  await db.query('VACUUM learning_events, lesson_progress, enrollments');
}

/** Deletes the sessions that logins have opened. */
export async function forgetSignIns(db: Client): Promise<void> {
  const ids = [idOf('login', 'user', 0), idOf('login', 'user', learnerKinds.login.count)];
  await db.query('DELETE FROM sessions WHERE user_id BETWEEN $1 AND $2', ids);
  await db.query('VACUUM sessions, refresh_tokens, login_attempts');
}

export interface WriterLesson {
  readonly user_id: string;
  readonly course_id: string;
  readonly lesson_id: string;
}

/** The lessons of the writers' courses, in a fixed order. */
export async function findWriterLessons(db: Client): Promise<WriterLesson[]> {
  const found = await db.query<WriterLesson>(
    `SELECT e.user_id, e.course_id, l.id AS lesson_id
     FROM enrollments e JOIN lessons l ON l.course_id = e.course_id
     WHERE e.user_id BETWEEN $1 AND $2 ORDER BY e.user_id, e.course_id, l.id`,
    [idOf('writer', 'user', 0), idOf('writer', 'user', learnerKinds.writer.count)],
  );
  return found.rows;
}

/** Ids of published courses, spread over the whole catalogue. */
export async function findCourseIds(db: Client, count: number): Promise<string[]> {
  const found = await db.query<{ id: string }>(
    `SELECT id FROM (
       SELECT course_id AS id, row_number() OVER (ORDER BY md5(course_id::text)) FROM course_listings
     ) spread ORDER BY row_number LIMIT $1`,
    [count],
  );
  return found.rows.map(({ id }) => id);
}

/**
 * Deletes the demo's accounts, because a server in production refuses to start with them. Foreign
 * keys are not checked meanwhile, so that rows which refer to them need not be deleted here; nobody
 * reads those rows.
 */
export async function removeDemoAccounts(db: Client, ids: readonly string[]): Promise<void> {
  await db.query('SET session_replication_role = replica');
  await db.query('DELETE FROM users WHERE id = ANY($1)', [ids]);
  await db.query('RESET session_replication_role');
}

/** SQL for the n-th id after `first`: the last twelve digits are a number that is counted up. */
function counted(first: string, n: string): string {
  return `(left(${first}::text, 24) || lpad((${n})::text, 12, '0'))::uuid`;
}

const USERS = `
  INSERT INTO users (id, email, password_hash, full_name, email_verified_at, created_at)
  SELECT ${counted('$1::uuid', 'n')}, 'bench-' || $2 || '-' || n || '@example.com', $4,
    'Bench ' || $2 || ' ' || n, now(), now()
  FROM generate_series(1, $3::int) n`;

const SESSIONS = `
  INSERT INTO sessions (id, user_id, remember_me, user_agent, ip, created_at, last_used_at,
    expires_at)
  SELECT ${counted('$1::uuid', 'n')}, ${counted('$2::uuid', 'n')}, true, 'bench', '10.0.0.1',
    now(), now(), now() + interval '7 days'
  FROM generate_series(1, $3::int) n`;

// The step is odd, so that a learner's six courses are different if there are at least 10 courses.
const ENROLLMENTS = `
  WITH catalogue AS (
    SELECT id, row_number() OVER (ORDER BY slug) - 1 AS place FROM courses
    WHERE slug LIKE 'generated-course-%'
  )
  INSERT INTO enrollments (user_id, course_id, enrolled_at, last_accessed_at)
  SELECT ${counted('$1::uuid', 'n')}, catalogue.id, now(), now() - k * interval '1 hour'
  FROM generate_series(1, $2::int) n CROSS JOIN generate_series(0, $3::int - 1) k
  JOIN catalogue ON place = (n * 37 + k * 1601) % $4::int
  ON CONFLICT DO NOTHING`;

const ENTITLEMENTS = `
  INSERT INTO entitlements (id, user_id, course_id, source, starts_at)
  SELECT gen_random_uuid(), user_id, course_id, 'grant', enrolled_at FROM enrollments
  WHERE user_id BETWEEN $1 AND ${counted('$1::uuid', '$2::int')}`;

/** Readers have completed every other lesson. */
const READ_LESSONS = `
  INSERT INTO lesson_progress (user_id, lesson_id, course_id, progress_percentage, completed,
    time_spent_seconds, last_accessed_at, completed_at)
  SELECT e.user_id, l.id, l.course_id, 100, true, 600, now(), now()
  FROM enrollments e JOIN lessons l ON l.course_id = e.course_id AND l.order_index % 2 = 0
  WHERE e.user_id BETWEEN $1 AND ${counted('$1::uuid', '$2::int')}`;
