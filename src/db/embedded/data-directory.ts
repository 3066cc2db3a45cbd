import {
  accessSync,
  chmodSync,
  constants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  rmdirSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StartError } from '../../start-error.ts';

/** The places inside DATA_DIR. */
export function placesIn(dataDir: string) {
  return {
    cluster: join(dataDir, 'postgres'),
    password: join(dataDir, 'postgres-password'),
    log: join(dataDir, 'postgres.log'),
  };
}

/**
 * Makes the directory if it is missing, and checks that it can be read and written. If root makes
 * it, other users may pass through it, because PostgreSQL then runs as another user; the secrets in
 * it have modes of their own.
 * @throws StartError with one sentence that says what is wrong and what to do
 */
export function makeDataDirectory(dataDir: string): void {
  try {
    if (makeFolder(dataDir)) chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
    accessSync(dataDir, constants.R_OK);
    // Trying is the only sure check: root has write permission in /proc, but cannot create there.
    rmdirSync(mkdtempSync(join(dataDir, 'probe-')));
  } catch (cause) {
    throw new StartError(
      `The data directory ${dataDir} cannot be used: ${reasonOf(cause)}; ` +
        'let DATA_DIR name a folder that you may write to.',
      { cause },
    );
  }
}

/**
 * Makes a folder and those above it; true if it was missing. It goes level by level, because Node's
 * `recursive` never ends in a folder like /proc, in which no other can be made.
 */
function makeFolder(path: string): boolean {
  if (isFolder(path)) return false;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    // Another process that starts at the same time may have made it.
    if (codeOf(error) === 'EEXIST' && isFolder(path)) return false;
    throw error;
  }
}

/** @throws Error for a file, or a link to nothing */
function isFolder(path: string): boolean {
  const entry = statOrNothing(statSync, path);
  if (entry?.isDirectory()) return true;
  if (entry) throw new Error(`${path} is a file, not a folder`);
  if (statOrNothing(lstatSync, path)) throw new Error(`${path} is a symbolic link to nothing`);
  return false;
}

function statOrNothing(stat: typeof statSync, path: string) {
  try {
    return stat(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you have no right to write there',
  EPERM: 'you have no right to write there',
  EROFS: 'the file system is read-only',
  ENOENT: 'nothing can be created there',
  ENOSPC: 'the disk is full',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
};

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (reasons[code] !== undefined) return `${reasons[code]} (${code})`;
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
