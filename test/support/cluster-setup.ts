import { spawn } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/db/embedded/start-embedded-postgres.ts';
import { buildMigratedTemplate } from './cluster.ts';
import { sweepDeadRuns, temporaryFolder } from './temporary-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of the default database of the server that all tests share. */
    clusterUrl: string;
  }
}

/** Starts one PostgreSQL for the whole run, in memory if the machine has /dev/shm. */
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

/**
 * Starts a shell that cleans up when this process ends, even by kill -9: then its pipe is closed.
 */
function removeWhenThisDies(pid: number, dataDir: string): void {
  const script = 'cat >/dev/null; kill -QUIT "$0" 2>/dev/null && sleep 0.5; rm -rf "$1"';
  const reaper = spawn('sh', ['-c', script, String(pid), dataDir], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  reaper.on('error', () => undefined);
  reaper.unref();
}
