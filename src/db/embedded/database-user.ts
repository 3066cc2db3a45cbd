import { spawnSync } from 'node:child_process';
import { realpathSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { StartError } from '../../start-error.ts';

/**
 * The user id of `nobody`. initdb requires a user that is listed in /etc/passwd, and it always is.
 */
export const NOBODY = 65_534;

const READ = 0o4;
const PASS = 0o1;
const UNSHARE = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];

/** The user that PostgreSQL runs as; it refuses to run as root. */
export interface DatabaseUser {
  /** The program and the arguments to spawn in place of `program` with `args`. */
  command(program: string, args: readonly string[]): [string, string[]];
  /** The uid and gid to spawn it with. */
  readonly identity: { readonly uid?: number; readonly gid?: number };
  /** The user id that must own the files; undefined if the owner need not change. */
  readonly owner: number | undefined;
}

const self: DatabaseUser = {
  command: (program, args) => [program, [...args]],
  identity: {},
  owner: undefined,
};

const nobody: DatabaseUser = {
  ...self,
  identity: { uid: NOBODY, gid: NOBODY },
  owner: NOBODY,
};

/**
 * Root, renamed: `unshare` starts PostgreSQL in a user namespace in which root is called `nobody`.
 * It keeps root's access to files, and PostgreSQL does not notice that it is root.
 */
const renamed: DatabaseUser = {
  command: (program, args) => ['unshare', [...UNSHARE, program, ...args]],
  identity: {},
  owner: process.getuid?.(),
};

/**
 * Chooses the user for PostgreSQL. An ordinary user runs it as themselves. Root runs it as
 * `nobody`, or, if `nobody` cannot reach one of `paths` (such as a checkout in root's home), as
 * `renamed`.
 */
export function chooseDatabaseUser(paths: readonly string[]): DatabaseUser {
  if (process.getuid === undefined) return self;
  const isRoot = process.getuid() === 0;
  if (!isRoot && isListed()) return self;
  const hidden = isRoot ? paths.find((path) => !reachableForNobody(path)) : undefined;
  if (isRoot && hidden === undefined) return nobody;
  if (spawnSync('unshare', [...UNSHARE, 'true']).status === 0) return renamed;
  throw new StartError(
    isRoot
      ? `PostgreSQL refuses to run as root, and other users cannot reach ${hidden}: run this as an ` +
          'ordinary user, move the checkout, or set DATABASE_URL.'
      : `PostgreSQL needs a user that is listed in /etc/passwd, and user ${process.getuid()} is not: ` +
          'add the user or set DATABASE_URL.',
  );
}

/** Options for spawn: the user, and none of our environment variables, which may hold secrets. */
export function spawnOptions(user: DatabaseUser, extra: Readonly<Record<string, string>> = {}) {
  // On Windows a program needs the system's variables to start.
  if (process.platform === 'win32') return {};
  const PATH = '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin';
  return { ...user.identity, env: { PATH, LC_ALL: 'C', TZ: 'UTC', ...extra } };
}

function isListed(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function reachableForNobody(path: string): boolean {
  const real = realpathSync(path);
  for (let at = real; ; at = dirname(at)) {
    const entry = statSync(at);
    const shift = entry.uid === NOBODY ? 6 : entry.gid === NOBODY ? 3 : 0;
    const needed = entry.isDirectory() ? PASS : READ;
    if (((entry.mode >> shift) & needed) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
