import type { Migration } from '../migrate.ts';

/**
 * The words of a listing are made by the program, and a search no longer reads Turkish suffixes
 * behind an apostrophe: every listing is written anew.
 */
export const suffixesInSearch: Migration = {
  name: '0007_suffixes_in_search',
  async up(knex) {
    await knex.raw(
      'INSERT INTO listing_refreshes (course_id) SELECT course_id FROM course_listings',
    );
  },
};
