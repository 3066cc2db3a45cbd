import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { StartError } from '../../start-error.ts';
import { isAlive } from './processes.ts';

/** For one second. */
const ATTEMPTS = 50;
const PAUSE = 20;
const SQLITE_BUSY = 5;

/**
 * Takes the data directory for this process alone (R-88), until `release` or death. The lock is
 * the operating system's own on an SQLite file, so a kill -9 leaves nothing stale behind and two
 * starts cannot both win; the file beside it only tells the loser who won.
 * Throws a StartError that names the other process.
 */
export async function lockDataDirectory(dataDir: string): Promise<{ release(): void }> {
  for (let attempt = 1; ; attempt += 1) {
    const release = tryLock(join(dataDir, 'instance.lock'));
    if (release) {
      writeOwner(dataDir);
      return { release };
    }
    // The owner may be about to exit, or to write its name, which it does just after winning.
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
