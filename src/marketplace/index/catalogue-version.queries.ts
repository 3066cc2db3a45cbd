import type { Knex } from 'knex';
import { statement } from '../../db/statement.ts';

/** Reads the catalogue's version, a number that grows with each refresh of the listings. */
export const FIND_CATALOGUE_VERSION = statement<{ version: number }>(
  'SELECT version FROM catalogue_version',
);

/** Raises the version, so that kept pages are no longer used. Part of each refresh. */
export async function raiseCatalogueVersion(trx: Knex.Transaction): Promise<void> {
  await trx.raw('UPDATE catalogue_version SET version = version + 1');
}
