import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { startEmbeddedPostgres } from '../../src/db/embedded/start-embedded-postgres.ts';
import { createDatabase } from '../../src/db/knex.ts';

/** Runs `use` with an empty PostgreSQL in a temporary folder, which is removed afterwards. */
export async function withThrowawayPostgres<T>(use: (db: Knex) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), '7p-education-schema-'));
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  async function discard(): Promise<void> {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
  // PostgreSQL is started so that a Ctrl-C does not end it: it must be stopped here.
  const interrupt = () => void discard().finally(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const db = createDatabase(server.url);
  try {
    return await use(db);
  } finally {
    await db.destroy();
    await discard();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}
