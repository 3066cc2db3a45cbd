import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Binaries, findBinaries, linkLibraries } from './binaries.ts';
import { clusterExists } from './cluster.ts';
import { claimCluster, createCluster } from './create-cluster.ts';
import { makeDataDirectory, placesIn } from './data-directory.ts';
import { lockDataDirectory } from './data-lock.ts';
import { chooseDatabaseUser } from './database-user.ts';
import { keepRunning } from './keep-running.ts';
import { runServer, stopServer } from './server.ts';

export interface EmbeddedOptions {
  /** The folder for all data; it is made if it is missing. */
  readonly dataDir: string;
  /** False is faster, but loses data in a crash: for tests only. */
  readonly durable?: boolean;
  /** Called with what is being done when it takes a while. */
  readonly onProgress?: (step: string) => void;
  /** Where PostgreSQL is installed; by default npm's package for this machine. */
  readonly binaries?: Binaries;
}

export interface EmbeddedPostgres {
  /** `postgres://…` with the password: never log it. */
  readonly url: string;
  readonly pid: number;
  /** Whether the server was running already, because an earlier process was killed and left it. */
  readonly adopted: boolean;
  readonly firstStart: boolean;
  /** Stops the server, then unlocks the directory. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that came with npm on `dataDir`, for development and small
 * installations, not for production. Throws a StartError when the directory is in use, damaged
 * or of another version, or when there is no PostgreSQL for this machine.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const { cluster, password } = placesIn(dataDir);
  const durable = options.durable ?? true;
  const report = options.onProgress ?? (() => undefined);
  const binaries = options.binaries ?? findBinaries();
  makeDataDirectory(dataDir);
  const lock = await lockDataDirectory(dataDir);
  try {
    const firstStart = !clusterExists(dataDir, binaries.major);
    linkLibraries(binaries.native);
    const user = chooseDatabaseUser([
      dataDir,
      join(binaries.native, 'bin', 'postgres'),
      join(binaries.native, 'share', 'postgresql', 'postgres.bki'),
    ]);
    if (firstStart) {
      report('first database start');
      await createCluster(dataDir, binaries, user, durable);
    } else {
      claimCluster(dataDir, user);
    }
    const settled = { dataDir, native: binaries.native, user, durable };
    const server = await runServer(settled);
    if (server.adopted) report('adopted the database that an earlier run left running');
    const endWatch = keepRunning(server, () => {
      report('the database ended, starting it again');
      return runServer({ ...settled, port: server.port });
    });
    const stop = once(async () => {
      const { pid } = await endWatch();
      await stopServer(cluster, pid).finally(() => lock.release());
    });
    return {
      url: `postgres://postgres:${readFileSync(password, 'utf8')}@127.0.0.1:${server.port}/postgres`,
      pid: server.pid,
      adopted: server.adopted,
      firstStart,
      stop,
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= action();
    return running;
  };
}
