import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../../start-error.ts';
import { placesIn } from './data-directory.ts';

/**
 * Whether there is a database cluster that this PostgreSQL version can open. Changes nothing;
 * throws a StartError for a cluster that is damaged or of another version.
 */
export function clusterExists(dataDir: string, major: number): boolean {
  const { cluster, password } = placesIn(dataDir);
  if (isAbsent(cluster)) return false;
  const made = versionOf(cluster);
  if (made === undefined) throw damaged(cluster, 'its PG_VERSION is missing or unreadable');
  if (made !== major) {
    throw new StartError(
      `The database in ${cluster} was made by PostgreSQL ${made}, ` +
        `${made > major ? 'which is newer than' : 'and'} this program runs PostgreSQL ${major}; ` +
        'nothing was changed: use the matching version of the program or another DATA_DIR.',
    );
  }
  if (!existsSync(join(cluster, 'global', 'pg_control'))) {
    throw damaged(cluster, 'its global/pg_control is missing');
  }
  if (!existsSync(password)) throw damaged(cluster, `its password file ${password} is missing`);
  return true;
}

function damaged(cluster: string, why: string): StartError {
  return new StartError(
    `The database in ${cluster} is damaged (${why}); nothing was changed: restore a copy of it, ` +
      'or start over with make reset.',
  );
}

/** Whether there is no cluster; an empty folder counts as none. */
function isAbsent(cluster: string): boolean {
  if (!existsSync(cluster)) return true;
  if (!statSync(cluster).isDirectory()) return false;
  try {
    return readdirSync(cluster).length === 0;
  } catch (cause) {
    throw foreign(cluster, statSync(cluster).uid, cause);
  }
}

export function foreign(cluster: string, owner: number, cause?: unknown): StartError {
  return new StartError(
    `The database in ${cluster} belongs to another user (${owner}): ` +
      'run this as the user who made it, or choose another DATA_DIR.',
    { cause },
  );
}

function versionOf(cluster: string): number | undefined {
  try {
    const text = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
    return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}
