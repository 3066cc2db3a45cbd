import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, workingDirectory } from './processes.ts';

/** What a PostgreSQL server writes about itself into its cluster. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** The server that runs on this cluster, if any; the file of a dead server does not count. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = readLines(join(cluster, 'postmaster.pid'));
  const pid = Number(lines[0]);
  if (!isAlive(pid) || !worksIn(pid, cluster, lines[1])) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/**
 * Whether the process is a server of this cluster. Its pid may have gone to another program since,
 * and a copied cluster names the server of the original.
 */
function worksIn(pid: number, cluster: string, named: string | undefined): boolean {
  const here = realpathSync(cluster);
  const seen = workingDirectory(pid);
  return seen === undefined ? named === here || named === cluster : seen === here;
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}
