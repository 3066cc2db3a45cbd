import type { Migration } from '../migrate.ts';

/** For a session check and a read in one round trip, and for keeping rendered pages. */
export const hotReads: Migration = {
  name: '0006_hot_reads',
  async up(knex) {
    await knex.raw(`
      CREATE FUNCTION confirm_session(session_id uuid) RETURNS boolean LANGUAGE plpgsql AS $$
      BEGIN
        IF session_id IS NULL THEN
          RAISE EXCEPTION 'the session has ended' USING ERRCODE = '7P401';
        END IF;
        RETURN true;
      END $$;
      COMMENT ON FUNCTION confirm_session IS
        'R-55: fails for a session that was not found alive, and with it the rest of its transaction';

      CREATE TABLE catalogue_version (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        version bigint NOT NULL
      ) WITH (fillfactor = 10);
      COMMENT ON TABLE catalogue_version IS
        'Counts the refreshes of the listings: a page rendered at one version is exact until the next';
      INSERT INTO catalogue_version (version) VALUES (1);

      -- The names of categories and instructors stand on the listings' pages, too.
      CREATE FUNCTION mark_category_listings_stale() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO listing_refreshes (course_id)
          SELECT courses.id FROM courses JOIN changed ON changed.id = courses.category_id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER listings_stale_update_new AFTER UPDATE ON categories
        REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION mark_category_listings_stale();
    `);
  },
};
