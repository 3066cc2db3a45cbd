import type { Knex } from 'knex';
import { statement } from '../../db/statement.ts';

/** Which refresh of the listings a reader sees. */
export const FIND_CATALOGUE_VERSION = statement<{ version: number }>(
  'SELECT version FROM catalogue_version',
);

/** Tells every reader that pages rendered before are out of date; part of the refresh itself. */
export async function raiseCatalogueVersion(trx: Knex.Transaction): Promise<void> {
  await trx.raw('UPDATE catalogue_version SET version = version + 1');
}
