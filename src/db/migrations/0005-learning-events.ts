import type { Migration } from '../migrate.ts';

/** The table of learning events gets its name, and progress is found by its lesson alone. */
export const learningEvents: Migration = {
  name: '0005_learning_events',
  async up(knex) {
    await knex.raw(`
      ALTER TABLE facts RENAME TO learning_events;
      ALTER SEQUENCE facts_id_seq RENAME TO learning_events_id_seq;
      ALTER INDEX facts_user RENAME TO learning_events_user;
      -- A loop, because PostgreSQL 18 names what is NOT NULL, too, and the versions before do not.
      DO $$ DECLARE old text; BEGIN
        FOR old IN SELECT conname FROM pg_constraint
          WHERE conrelid = 'learning_events'::regclass AND starts_with(conname, 'facts_')
        LOOP
          EXECUTE format('ALTER TABLE learning_events RENAME CONSTRAINT %I TO %I',
            old, regexp_replace(old, '^facts_', 'learning_events_'));
        END LOOP;
      END $$;
      COMMENT ON TABLE learning_events IS
        'P6: which lessons and courses were completed, and when; each row is written by the '
        'statement that completes. For courses and lessons only: every row needs a user and a '
        'course, and no other types are allowed. This is history, not a queue: work that must '
        'follow is queued as a job in the same transaction';

      -- A lesson may move to another course, so progress is read by its lesson. The key holds
      -- what the totals of a course need.
      DROP INDEX lesson_progress_course;
      ALTER TABLE lesson_progress DROP CONSTRAINT lesson_progress_pkey,
        ADD PRIMARY KEY (user_id, lesson_id) INCLUDE (completed, time_spent_seconds);
      COMMENT ON COLUMN lesson_progress.course_id IS
        'The course of the lesson at its last report. Do not join by it: a lesson may have moved';

      COMMENT ON COLUMN course_listings.search IS
        'The folded words of a course and their stems, weighted, that a search is matched against';
    `);
  },
};
