import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../src/config.ts';
import { placesIn } from '../src/db/embedded/data-directory.ts';
import { lockDataDirectory } from '../src/db/embedded/data-lock.ts';
import { findPostmaster } from '../src/db/embedded/postmaster-file.ts';
import { stopServer } from '../src/db/embedded/server.ts';
import { StartError } from '../src/start-error.ts';

/** Deletes what the default run keeps in DATA_DIR, and nothing else in that folder. */
async function reset(): Promise<void> {
  const { dataDir, databaseUrl } = readSettings();
  if (databaseUrl !== undefined) {
    throw new StartError('DATABASE_URL is set: reset only touches the default run’s own database.');
  }
  const { cluster, password, log } = placesIn(dataDir);
  if (!existsSync(cluster)) return void process.stdout.write('  There is no data yet.\n');
  const lock = await lockDataDirectory(dataDir);
  const left = findPostmaster(cluster);
  if (left) await stopServer(cluster, left.pid);
  for (const path of [cluster, password, log, join(dataDir, 'secrets.json')]) {
    rmSync(path, { recursive: true, force: true });
  }
  lock.release();
  process.stdout.write(`  The data in ${dataDir} is deleted; make run starts with new data.\n`);
}

reset().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
