import {
  accessSync,
  chmodSync,
  constants,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive, signalIfAlive, workingDirectory } from '../../src/db/embedded/processes.ts';

const PREFIX = '7p-education-test-';

/** A container's /dev/shm may hold as little as 64 MB, less than two clusters. */
const ENOUGH = 1_000_000_000;

export interface TemporaryFolder {
  readonly path: string;
  /** Removes the folder, after ending the servers that still run in it. */
  remove(): Promise<void>;
}

/** The folder for clusters of tests: in memory if there is room, because disks are slow. */
function memoryFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > ENOUGH ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}

/**
 * Makes a folder through which other users may pass, as through a data directory. Its name contains
 * the pid of this process, by which a later run recognises folders of a dead one.
 */
export function temporaryFolder(parent = memoryFolder()): TemporaryFolder {
  const path = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  chmodSync(path, 0o711);
  return { path, remove: () => removeWithServers(path) };
}

/** Removes folders of earlier runs that were killed together with the shell that cleans up. */
export async function sweepDeadRuns(): Promise<void> {
  for (const parent of new Set([memoryFolder(), tmpdir()])) {
    for (const name of readdirSync(parent)) {
      const owner = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : NaN;
      if (!Number.isNaN(owner) && !isAlive(owner)) {
        await removeWithServers(join(parent, name));
      }
    }
  }
}

async function removeWithServers(path: string): Promise<void> {
  // SIGQUIT, because a server that is ended with kill -9 does not free its shared memory.
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    for (const pid of processesBelow(path)) signalIfAlive(pid, signal);
    for (let n = 0; n < 200 && processesBelow(path).length > 0; n += 1) await wait(10);
  }
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}

/** The servers in a folder. None without /proc: there only the tests themselves stop servers. */
function processesBelow(path: string): number[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.filter((pid) => workingDirectory(pid)?.startsWith(`${path}/`) && isAlive(pid));
}
