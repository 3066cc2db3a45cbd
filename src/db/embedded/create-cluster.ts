import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  lchownSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../../start-error.ts';
import type { Binaries } from './binaries.ts';
import { foreign } from './cluster.ts';
import { placesIn } from './data-directory.ts';
import { type DatabaseUser, NOBODY, spawnOptions } from './database-user.ts';

const UNFINISHED = 'postgres.new-';

/** Makes the cluster in another folder and renames it, so that a kill leaves no incomplete one. */
export async function createCluster(
  dataDir: string,
  { native }: Binaries,
  user: DatabaseUser,
  durable: boolean,
): Promise<void> {
  removeUnfinished(dataDir);
  const places = placesIn(dataDir);
  // A new folder each time: an initdb whose parent was killed may still be writing to its own.
  const folder = mkdtempSync(join(dataDir, UNFINISHED));
  rmSync(places.password, { force: true });
  writeFileSync(places.password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  giveTo(user, folder);
  giveTo(user, places.password);
  const [program, args] = user.command(join(native, 'bin', 'initdb'), [
    `--pgdata=${folder}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${places.password}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
  try {
    await promisify(execFile)(program, args, { ...spawnOptions(user), cwd: dataDir });
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    throw new StartError(`A database cannot be made in ${dataDir}: ${lastLine(cause)}.`, { cause });
  }
  renameSync(folder, places.cluster);
  if (durable) syncFolder(dataDir);
}

function removeUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith(UNFINISHED)) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}

function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  const line =
    text
      .trim()
      .split('\n')
      .find((part) => /error|fatal/i.test(part)) ?? String(error);
  return line.replace(/\.$/, '');
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}

function giveTo(user: DatabaseUser, path: string): void {
  if (user.owner !== undefined) chownSync(path, user.owner, user.owner);
}

/**
 * Sets owner and modes of an existing cluster as PostgreSQL requires them: the checkout may have
 * been moved, or the files may have been restored from a copy.
 */
export function claimCluster(dataDir: string, user: DatabaseUser): void {
  const { cluster, password } = placesIn(dataDir);
  const { uid, mode } = statSync(cluster);
  // Root does not take over another user's files: that user could not start the server again.
  if (process.getuid?.() === 0 && uid !== 0 && uid !== NOBODY) throw foreign(cluster, uid);
  if ((mode & 0o077) !== 0) chmodSync(cluster, 0o700);
  if (user.owner === undefined || uid === user.owner) return;
  for (const name of readdirSync(cluster, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(cluster, name), user.owner, user.owner);
  }
  giveTo(user, cluster);
  giveTo(user, password);
}
