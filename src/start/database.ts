import type { Knex } from 'knex';
import type { Settings } from '../config.ts';
import { openDatabase } from '../db/connect.ts';
import { startEmbeddedPostgres } from '../db/embedded/start-embedded-postgres.ts';
import { createDatabase, type DatabaseOptions } from '../db/knex.ts';
import { migrate } from '../db/migrate.ts';
import { migrations } from '../db/migrations/index.ts';
import { hasDemoAccounts, seedDemo } from '../demo/index.ts';
import { StartError } from '../start-error.ts';

/** A database that runs and is migrated, with the demo's data in a default run. */
export interface OpenedDatabase {
  readonly db: Knex;
  /** Whether the demo's accounts are in the database. */
  readonly hasDemo: boolean;
  close(): Promise<void>;
}

/**
 * Opens the server of DATABASE_URL, or starts the embedded one in DATA_DIR.
 * @throws StartError with one sentence for the person at the terminal
 */
export async function openMigratedDatabase(
  settings: Settings,
  onProgress: (step: string) => void = () => undefined,
  options: DatabaseOptions = {},
): Promise<OpenedDatabase> {
  const embedded = settings.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dataDir: settings.dataDir, onProgress });
  let db: Knex | undefined;
  const close = async () => {
    await db?.destroy();
    await embedded?.stop();
  };
  try {
    const url = settings.databaseUrl ?? embedded?.url ?? '';
    db = await openDatabase(url, options);
    const hasDemo = await prepare(url, settings, onProgress);
    return { db, hasDemo, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Migrates and seeds. It has its own connections, without time limits, because these statements may
 * take minutes. Returns whether the demo's accounts are in the database.
 */
async function prepare(
  url: string,
  settings: Settings,
  onProgress: (step: string) => void,
): Promise<boolean> {
  const db = createDatabase(url, { statementTimeout: 0 });
  try {
    const steps = await migrate(db, migrations, (step) => onProgress(`migrating ${step}`));
    if (settings.production && (await hasDemoAccounts(db))) {
      throw new StartError(
        'The database holds the demo accounts, whose passwords everybody knows: ' +
          'production needs a database of its own.',
      );
    }
    if (settings.demo) {
      if (steps.length > 0) onProgress('seeding the demo');
      await seedDemo(db);
    }
    return await hasDemoAccounts(db);
  } finally {
    await db.destroy();
  }
}
