import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { placesIn } from '../../src/db/embedded/data-directory.ts';
import { findPostmaster } from '../../src/db/embedded/postmaster-file.ts';
import { isAlive } from '../../src/db/embedded/processes.ts';
import { startEmbeddedPostgres } from '../../src/db/embedded/start-embedded-postgres.ts';
import { buildMigratedTemplate } from './cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Maintenance database of the one server all tests share. */
    clusterUrl: string;
  }
}

const PREFIX = '7p-education-test-';

/** One PostgreSQL for the whole run, in memory where the machine has /dev/shm. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = memoryFolder();
  sweepDeadRuns(parent);
  const dataDir = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  removeWhenThisDies(server.pid, dataDir);
  await buildMigratedTemplate(server.url);
  project.provide('clusterUrl', server.url);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

function memoryFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK | constants.X_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}

/** Only what a kill of a run together with its reaper leaves. */
function sweepDeadRuns(parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : NaN;
    if (Number.isNaN(owner) || isAlive(owner)) continue;
    const dataDir = join(parent, name);
    const left = findPostmaster(placesIn(dataDir).cluster);
    if (left) process.kill(left.pid, 'SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A shell that waits for our end of its pipe to close, which even a kill -9 of us does. */
function removeWhenThisDies(pid: number, dataDir: string): void {
  const script = 'cat >/dev/null; kill -QUIT "$0" 2>/dev/null && sleep 0.5; rm -rf "$1"';
  const reaper = spawn('sh', ['-c', script, String(pid), dataDir], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  reaper.on('error', () => undefined);
  reaper.unref();
}
