import { spawnSync } from 'node:child_process';
import { realpathSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { StartError } from '../../start-error.ts';

/** `nobody`: known to every /etc/passwd, which initdb insists on. */
export const NOBODY = 65_534;

const READ = 0o4;
const PASS = 0o1;
const UNSHARE = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];

/** As whom PostgreSQL runs, because it refuses root. */
export interface DatabaseUser {
  /** Program and arguments to spawn instead of `program` with `args`. */
  command(program: string, args: readonly string[]): [string, string[]];
  /** For spawn. */
  readonly identity: { readonly uid?: number; readonly gid?: number };
  /** Who must own the files; undefined where ownership needs no change. */
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

/** Outside the same user with the same rights to files; to itself and PostgreSQL `nobody`. */
const renamed: DatabaseUser = {
  command: (program, args) => ['unshare', [...UNSHARE, program, ...args]],
  identity: {},
  owner: process.getuid?.(),
};

/**
 * An ordinary user runs PostgreSQL itself; root runs it as `nobody`, or, where `nobody` cannot
 * reach one of `paths` (a checkout under a home of mode 0700), renamed in a user namespace.
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

/** For spawn: the user, and of our environment nothing, because secrets may be in it. */
export function spawnOptions(user: DatabaseUser, extra: Readonly<Record<string, string>> = {}) {
  // Windows starts no program without its own variables.
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
