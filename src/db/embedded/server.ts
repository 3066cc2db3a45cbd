import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { SECOND } from '../../clock.ts';
import { StartError } from '../../start-error.ts';
import { placesIn } from './data-directory.ts';
import { launchServer, type ServerOptions } from './launch-server.ts';
import { findPostmaster } from './postmaster-file.ts';
import { isAlive, processesIn, signalIfAlive } from './processes.ts';

/** Ten seconds: for the children of a killed server to end, or for a port to become free. */
const ATTEMPTS = 100;
const PAUSE = 100;
const STOP_WAIT = 10 * SECOND;
const STOP_PAUSE = 5;

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
  readonly adopted: boolean;
}

/** Takes over the server that an earlier process left running, or launches one. */
export async function runServer(options: ServerOptions): Promise<RunningServer> {
  const { cluster, password, log } = placesIn(options.dataDir);
  let said = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const left = findPostmaster(cluster);
    if (left) {
      const refusal = await knock(left.port, readFileSync(password, 'utf8'));
      if (refusal === undefined) return { pid: left.pid, port: left.port, adopted: true };
      said = `process ${left.pid} runs it, which answers: ${refusal}`;
      if (/password/.test(refusal)) break;
    } else {
      const launched = await launchServer(options);
      if ('pid' in launched) return { ...launched, adopted: false };
      said = launched.lastWords;
      if (!isPassing(said)) break;
      forgetReusedPid(cluster);
    }
    await wait(PAUSE);
  }
  throw new StartError(
    `The database in ${cluster} cannot be started (PostgreSQL says: ${said}); nothing was changed: ` +
      `see ${log}, and if files are damaged restore a copy or start over with make reset.`,
  );
}

/** Tries to connect. Undefined when the server allows it, otherwise its error message. */
async function knock(port: number, password: string): Promise<string | undefined> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    connectionTimeoutMillis: SECOND,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'nothing';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Whether a launch failed for a reason that goes away by itself: children of a killed server still
 * hold its shared memory, or another program has just taken the port.
 */
function isPassing(words: string): boolean {
  return /lock file .* already exists|shared memory block|could not create any TCP/.test(words);
}

/**
 * Removes postmaster.pid if its server has died. PostgreSQL would take any process that has got the
 * old pid for its server, and refuse to start. The file is only removed when surely no process
 * works in the cluster.
 */
function forgetReusedPid(cluster: string): void {
  if (processesIn(realpathSync(cluster))?.length === 0) {
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
  }
}

/**
 * Ends the server with a fast shutdown, which rolls open transactions back and writes everything to
 * disk. A server that hangs is killed; its next start then recovers from its log, without any loss.
 */
export async function stopServer(cluster: string, pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    // Checked before each signal: the pid must still be this cluster's server.
    if (findPostmaster(cluster)?.pid !== pid) return;
    signalIfAlive(pid, signal);
    for (let waited = 0; waited < STOP_WAIT && isAlive(pid); waited += STOP_PAUSE) {
      await wait(STOP_PAUSE);
    }
  }
}
