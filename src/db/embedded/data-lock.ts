import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { StartError } from '../../start-error.ts';
import { isAlive } from './processes.ts';

/** 50 attempts with a pause of 20 ms are one second. */
const ATTEMPTS = 50;
const PAUSE = 20;
const SQLITE_BUSY = 5;

/**
 * Locks the data directory for this process (R-88), until `release` or the end of the process. The
 * lock is one of the operating system on an SQLite file, so it also ends with a kill -9, and of two
 * processes only one can get it. A second file holds the id of the process that has the lock.
 * @throws StartError that names the other process
 */
export async function lockDataDirectory(dataDir: string): Promise<{ release(): void }> {
  for (let attempt = 1; ; attempt += 1) {
    const release = tryLock(join(dataDir, 'instance.lock'));
    if (release) {
      writeOwner(dataDir);
      return { release };
    }
    // Try again for a while: the other process may be about to exit, or has not written its id yet.
    if (attempt === ATTEMPTS) {
      const owner = readOwner(dataDir);
      throw new StartError(
        `The data directory ${dataDir} is in use by ${isAlive(owner) ? `process ${owner}` : 'another process'}: ` +
          'stop it first, or choose another DATA_DIR.',
      );
    }
    await wait(PAUSE);
  }
}

function tryLock(path: string): (() => void) | undefined {
  const file = new DatabaseSync(path, { open: false });
  try {
    file.open();
    file.exec('BEGIN EXCLUSIVE');
    return () => file.isOpen && file.close();
  } catch (error) {
    if (file.isOpen) file.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return;
    throw new StartError(
      `The data directory cannot be locked with ${path}: does it belong to another user?`,
      { cause: error },
    );
  }
}

function writeOwner(dataDir: string): void {
  const path = join(dataDir, 'instance.pid');
  writeFileSync(`${path}.new`, `${process.pid}\n`);
  renameSync(`${path}.new`, path);
}

function readOwner(dataDir: string): number {
  try {
    return Number.parseInt(readFileSync(join(dataDir, 'instance.pid'), 'utf8'), 10);
  } catch {
    return Number.NaN;
  }
}
