import type { Migration } from '../migrate.ts';

/**
 * Queues every listing to be written anew, because the program now makes other search words: it
 * leaves out Turkish suffixes behind an apostrophe.
 */
export const suffixesInSearch: Migration = {
  name: '0007_suffixes_in_search',
  async up(knex) {
    await knex.raw(
      'INSERT INTO listing_refreshes (course_id) SELECT course_id FROM course_listings',
    );
  },
};
