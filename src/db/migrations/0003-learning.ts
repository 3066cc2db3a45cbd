import type { Migration } from '../migrate.ts';

/** Access to courses by source (E1), enrollments, and progress in lessons (P1–P7). */
export const learning: Migration = {
  name: '0003_learning',
  async up(knex) {
    await knex.raw(`
      CREATE TABLE entitlements (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users,
        course_id uuid NOT NULL REFERENCES courses,
        source text NOT NULL
          CHECK (source IN ('free', 'purchase', 'bundle', 'subscription', 'grant')),
        source_ref text NOT NULL DEFAULT '',
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL DEFAULT '9999-12-31T23:59:59.999Z',
        UNIQUE (user_id, course_id, source, source_ref)
      );
      COMMENT ON TABLE entitlements IS
        'E1: one row per source, each with its own end; access = any row with ends_at > now';

      CREATE TABLE enrollments (
        user_id uuid NOT NULL REFERENCES users,
        course_id uuid NOT NULL REFERENCES courses,
        enrolled_at timestamptz NOT NULL,
        last_accessed_at timestamptz NOT NULL,
        completed_at timestamptz,
        unenrolled_at timestamptz,
        PRIMARY KEY (user_id, course_id)
      );
      COMMENT ON TABLE enrollments IS
        'Soft-deleted by unenrolled_at: a learner counts once for total_students, for ever (M6)';
      CREATE INDEX enrollments_course ON enrollments (course_id);

      CREATE TABLE lesson_progress (
        user_id uuid NOT NULL REFERENCES users,
        lesson_id uuid NOT NULL REFERENCES lessons,
        course_id uuid NOT NULL REFERENCES courses,
        progress_percentage integer NOT NULL CHECK (progress_percentage BETWEEN 0 AND 100),
        completed boolean NOT NULL,
        time_spent_seconds integer NOT NULL CHECK (time_spent_seconds BETWEEN 0 AND 31536000),
        quiz_score integer CHECK (quiz_score BETWEEN 0 AND 100),
        notes text,
        last_accessed_at timestamptz NOT NULL,
        completed_at timestamptz,
        PRIMARY KEY (user_id, lesson_id)
      );
      CREATE INDEX lesson_progress_course ON lesson_progress (user_id, course_id)
        INCLUDE (lesson_id, completed, time_spent_seconds);

      CREATE TABLE facts (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        type text NOT NULL CHECK (type IN ('lesson.completed', 'course.completed')),
        user_id uuid NOT NULL REFERENCES users,
        course_id uuid NOT NULL REFERENCES courses,
        lesson_id uuid REFERENCES lessons,
        occurred_at timestamptz NOT NULL
      );
      COMMENT ON TABLE facts IS 'P6: what happened, written by the statement that made it happen';
      CREATE INDEX facts_user ON facts (user_id, occurred_at);
    `);
  },
};
