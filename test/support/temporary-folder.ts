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
  /** Also ends the servers left in it. */
  remove(): Promise<void>;
}

/** Where tests keep clusters: in memory where the machine has room, because disks are slow. */
function memoryFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > ENOUGH ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Open to pass through, as a data directory is. Its name holds our pid, by which a later run knows what a dead one left. */
export function temporaryFolder(parent = memoryFolder()): TemporaryFolder {
  const path = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  chmodSync(path, 0o711);
  return { path, remove: () => removeWithServers(path) };
}

/** Removes what runs left that were killed together with their reaper. */
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
  // QUIT lets a server give its shared memory back, which a kill -9 leaks.
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    for (const pid of processesBelow(path)) signalIfAlive(pid, signal);
    for (let n = 0; n < 200 && processesBelow(path).length > 0; n += 1) await wait(10);
  }
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}

/** None where there is no /proc: there the tests' own stops must do. */
function processesBelow(path: string): number[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.filter((pid) => workingDirectory(pid)?.startsWith(`${path}/`) && isAlive(pid));
}
