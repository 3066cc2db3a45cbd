import type { Migration } from '../migrate.ts';

const sides = { INSERT: ['NEW'], UPDATE: ['OLD', 'NEW'], DELETE: ['OLD'] } as const;

/** Triggers that queue every listing that a statement may have made out of date. */
function staleTriggers(
  table: string,
  courseId: string,
  operations: readonly (keyof typeof sides)[],
): string {
  const triggers = operations.flatMap((operation) =>
    sides[operation].map(
      (side) => `
      CREATE TRIGGER listings_stale_${operation.toLowerCase()}_${side.toLowerCase()}
        AFTER ${operation} ON ${table} REFERENCING ${side} TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION mark_listings_stale('${courseId}');`,
    ),
  );
  return triggers.join('');
}

const countTriggers = ['INSERT', 'UPDATE', 'DELETE']
  .map((operation) => {
    const tables = [
      operation === 'INSERT' ? '' : 'OLD TABLE AS removed',
      operation === 'DELETE' ? '' : 'NEW TABLE AS added',
    ].join(' ');
    return `
      CREATE TRIGGER count_facets_${operation.toLowerCase()} AFTER ${operation} ON course_listings
        REFERENCING ${tables} FOR EACH STATEMENT EXECUTE FUNCTION count_listing_facets();
      CREATE TRIGGER count_words_${operation.toLowerCase()} AFTER ${operation} ON course_listings
        REFERENCING ${tables} FOR EACH STATEMENT EXECUTE FUNCTION count_search_words();`;
  })
  .join('');

/**
 * What the marketplace reads: narrow tables, so that a page of 100,000 courses takes about 1 ms.
 */
export const marketplace: Migration = {
  name: '0004_marketplace',
  async up(knex) {
    await knex.raw(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;

      CREATE TABLE course_listings (
        course_id uuid PRIMARY KEY REFERENCES courses ON DELETE CASCADE,
        category_id uuid NOT NULL,
        level text NOT NULL,
        price_minor integer NOT NULL,
        rating_tenths smallint NOT NULL CHECK (rating_tenths BETWEEN 0 AND 50),
        rating_count integer NOT NULL,
        total_students integer NOT NULL,
        duration_minutes integer NOT NULL,
        published_at timestamptz NOT NULL,
        search tsvector NOT NULL
      ) WITH (autovacuum_vacuum_scale_factor = 0.02);
      COMMENT ON TABLE course_listings IS
        'One row per published course, written by the listing refresher only. Vacuumed early: '
        'a page is only read from the index alone where it is known to be visible';
      COMMENT ON COLUMN course_listings.rating_tenths IS 'M6: the mean of 1 to 5, times ten';
      COMMENT ON COLUMN course_listings.search IS 'Words of src/marketplace/search-folding.ts';

      -- M4: one index per sort, each a total order. What a filter reads rides along, so that
      -- a deep page never leaves the index.
      CREATE INDEX listings_price ON course_listings
        (price_minor, rating_count DESC, course_id) INCLUDE (category_id, level);
      CREATE INDEX listings_price_desc ON course_listings
        (price_minor DESC, rating_count DESC, course_id) INCLUDE (category_id, level);
      CREATE INDEX listings_rating ON course_listings
        (rating_tenths DESC, rating_count DESC, course_id)
        INCLUDE (category_id, level, price_minor);
      CREATE INDEX listings_popularity ON course_listings
        (total_students DESC, rating_count DESC, course_id)
        INCLUDE (category_id, level, price_minor);
      CREATE INDEX listings_newest ON course_listings
        (published_at DESC, rating_count DESC, course_id)
        INCLUDE (category_id, level, price_minor);
      CREATE INDEX listings_facet ON course_listings (category_id, level, price_minor);
      -- Without fastupdate a search never waits for a pending list to be read through.
      CREATE INDEX listings_search ON course_listings USING gin (search) WITH (fastupdate = off);

      CREATE TABLE listing_facets (
        price_minor integer,
        category_id uuid,
        level text,
        courses integer NOT NULL,
        PRIMARY KEY (price_minor, category_id, level)
      ) WITH (fillfactor = 50);
      COMMENT ON TABLE listing_facets IS
        'How many listings share category, level and price: exact totals without counting listings';
      COMMENT ON COLUMN listing_facets.price_minor IS '-1 stands for all prices together';

      CREATE FUNCTION count_listing_facets() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        changes text := concat_ws(' UNION ALL ',
          CASE WHEN TG_OP <> 'DELETE' THEN 'SELECT *, 1 AS change FROM added' END,
          CASE WHEN TG_OP <> 'INSERT' THEN 'SELECT *, -1 AS change FROM removed' END);
        changed integer;
      BEGIN
        EXECUTE format('
          INSERT INTO listing_facets AS f (price_minor, category_id, level, courses)
          SELECT coalesce(price_minor, -1) AS price, category_id, level, sum(change)
          FROM (%s) AS changes
          GROUP BY GROUPING SETS ((price_minor, category_id, level), (category_id, level))
          HAVING sum(change) <> 0 ORDER BY price, category_id, level
          ON CONFLICT (price_minor, category_id, level)
            DO UPDATE SET courses = f.courses + EXCLUDED.courses', changes);
        GET DIAGNOSTICS changed = ROW_COUNT;
        IF changed > 0 THEN DELETE FROM listing_facets WHERE courses = 0; END IF;
        RETURN NULL;
      END $$;

      CREATE TABLE search_words (
        word text COLLATE "C" PRIMARY KEY,
        listings integer NOT NULL
      ) WITH (fillfactor = 50);
      COMMENT ON TABLE search_words IS
        'Every word and stem some listing is found by, and no other: typos are looked up here';
      CREATE INDEX search_words_nearest ON search_words USING gist (word gist_trgm_ops);

      CREATE FUNCTION count_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        changes text := concat_ws(' UNION ALL ',
          CASE WHEN TG_OP <> 'DELETE' THEN 'SELECT search, 1 AS change FROM added' END,
          CASE WHEN TG_OP <> 'INSERT' THEN 'SELECT search, -1 AS change FROM removed' END);
        changed integer;
      BEGIN
        EXECUTE format('
          INSERT INTO search_words AS w (word, listings)
          SELECT lexeme COLLATE "C" AS word, sum(change)
          FROM (%s) AS changes CROSS JOIN LATERAL unnest(search)
          GROUP BY 1 HAVING sum(change) <> 0 ORDER BY 1
          ON CONFLICT (word) DO UPDATE SET listings = w.listings + EXCLUDED.listings', changes);
        GET DIAGNOSTICS changed = ROW_COUNT;
        IF changed > 0 AND TG_OP <> 'INSERT' THEN
          DELETE FROM search_words WHERE listings = 0;
        END IF;
        RETURN NULL;
      END $$;
      ${countTriggers}

      CREATE TABLE listing_refreshes (course_id uuid NOT NULL);
      CREATE INDEX listing_refreshes_course ON listing_refreshes (course_id);
      COMMENT ON TABLE listing_refreshes IS
        'Listings to be written anew. Append only and without a unique key: writers never wait';

      CREATE FUNCTION mark_listings_stale() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        -- The argument says how a changed row names its courses.
        IF TG_ARGV[0] = 'id' THEN
          INSERT INTO listing_refreshes (course_id) SELECT id FROM changed;
        ELSIF TG_ARGV[0] = 'instructor_id' THEN
          INSERT INTO listing_refreshes (course_id)
            SELECT courses.id FROM courses JOIN changed ON changed.id = courses.instructor_id;
        ELSE
          INSERT INTO listing_refreshes (course_id) SELECT DISTINCT course_id FROM changed;
        END IF;
        RETURN NULL;
      END $$;
      ${staleTriggers('courses', 'id', ['INSERT', 'UPDATE'])}
      ${staleTriggers('instructors', 'instructor_id', ['UPDATE'])}
      ${staleTriggers('lessons', 'course_id', ['INSERT', 'UPDATE', 'DELETE'])}
      ${staleTriggers('reviews', 'course_id', ['INSERT', 'UPDATE', 'DELETE'])}
      ${staleTriggers('enrollments', 'course_id', ['INSERT', 'DELETE'])}

      -- What existed before this step is listed like everything after it.
      INSERT INTO listing_refreshes (course_id) SELECT id FROM courses;
    `);
  },
};
