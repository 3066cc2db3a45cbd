import type { Knex } from 'knex';
import { SECOND } from '../clock.ts';
import { StartError } from '../start-error.ts';

/** One step of the schema. Steps only go forward; undoing one is a new step. */
export interface Migration {
  readonly name: string;
  up(knex: Knex): Promise<void>;
}

/** Any number would do, if all processes of this program use the same. */
const ADVISORY_LOCK = 7_014_815;

/**
 * Brings the schema up to date and returns the names of the steps taken. All steps are one
 * transaction, so a kill leaves the old schema. Of several processes that start at once, one
 * does it and the others wait.
 * @throws StartError when the database has steps that this code does not know
 */
export async function migrate(
  db: Knex,
  migrations: readonly Migration[],
  onProgress: (step: string) => void = () => undefined,
): Promise<string[]> {
  if ((await pending(db, migrations)).length === 0) return [];
  return db.transaction(async (trx) => {
    // The lock ends with the transaction, also after a kill. knex's own lock is a row, so it does, too.
    await trx.raw(`SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = ${60 * SECOND}`);
    await trx.raw('SELECT pg_advisory_xact_lock(?)', [ADVISORY_LOCK]);
    if ((await pending(trx, migrations)).length === 0) return [];
    const migrationSource = sourceOf(migrations, onProgress);
    const [, taken]: [number, string[]] = await trx.migrate.latest({ migrationSource });
    return taken;
  });
}

/**
 * The steps not yet taken. Changes nothing; throws a StartError if the database is newer.
 */
async function pending(db: Knex, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  // Not to_regclass, which may answer from a cache that is older than the lock.
  const table = { schemaname: db.raw('current_schema()'), tablename: 'knex_migrations' };
  if ((await db('pg_tables').where(table).pluck('tablename')).length === 0) return migrations;
  const taken = new Set<string>(await db('knex_migrations').orderBy('id').pluck('name'));
  const steps = migrations.filter((migration) => !taken.delete(migration.name));
  if (taken.size === 0) return steps;
  throw new StartError(
    `The database was made by a newer version of this program (it has ${[...taken].join(', ')}); ` +
      'nothing was changed: update the program or use another database.',
  );
}

function sourceOf(
  migrations: readonly Migration[],
  onProgress: (step: string) => void,
): Knex.MigrationSource<Migration> {
  return {
    getMigrations: async () => [...migrations],
    getMigrationName: (migration) => migration.name,
    getMigration: async (migration) => ({
      up: (knex: Knex) => {
        onProgress(migration.name);
        return migration.up(knex);
      },
      down: () => Promise.reject(new Error('Steps of the schema only go forward')),
    }),
  };
}
