import { spawn } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/db/embedded/start-embedded-postgres.ts';
import { buildMigratedTemplate } from './cluster.ts';
import { sweepDeadRuns, temporaryFolder } from './temporary-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Maintenance database of the one server all tests share. */
    clusterUrl: string;
  }
}

/** One PostgreSQL for the whole run, in memory where the machine has /dev/shm. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepDeadRuns();
  const folder = temporaryFolder();
  const server = await startEmbeddedPostgres({ dataDir: folder.path, durable: false });
  removeWhenThisDies(server.pid, folder.path);
  await buildMigratedTemplate(server.url);
  project.provide('clusterUrl', server.url);
  return async () => {
    await server.stop();
    await folder.remove();
  };
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
