import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { placesIn } from './data-directory.ts';
import { type DatabaseUser, spawnOptions } from './database-user.ts';
import { findPostmaster } from './postmaster-file.ts';

const PAUSE = 5;

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '50',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  random_page_cost: '1.1',
  wal_level: 'minimal',
  max_wal_senders: '0',
  jit: 'off',
  // Rows and statements hold personal data, so the log gets only the server's own problems.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** For tests: fast, but data may be lost in a crash. */
const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

export interface ServerOptions {
  readonly dataDir: string;
  readonly native: string;
  readonly user: DatabaseUser;
  readonly durable: boolean;
  /** A free port by default. */
  readonly port?: number;
}

/** Launches PostgreSQL. Returns pid and port once it takes connections, or its last message. */
export async function launchServer(
  options: ServerOptions,
): Promise<{ pid: number; port: number } | { lastWords: string }> {
  const { cluster, log } = placesIn(options.dataDir);
  const port = options.port ?? (await freePort());
  const child = spawnServer(options, port);
  let over: (() => string) | undefined;
  child.once('error', (error) => {
    over = () => error.message;
  });
  child.once('exit', () => {
    over ??= () => lastWords(log);
  });
  // There is no time limit, because recovery after a crash may take long: only an exit ends the
  // wait.
  while (over === undefined) {
    const postmaster = findPostmaster(cluster);
    if (postmaster?.ready && postmaster.pid === child.pid) return { pid: postmaster.pid, port };
    await wait(PAUSE);
  }
  return { lastWords: over() };
}

function spawnServer({ dataDir, native, user, durable }: ServerOptions, port: number) {
  const { cluster, log } = placesIn(dataDir);
  const all = Object.entries({ ...settings, ...(durable ? {} : hasty) });
  const [program, args] = user.command(
    join(native, 'bin', 'postgres'),
    all.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  );
  const output = openSync(log, 'w', 0o600);
  try {
    // Folder and port are not passed as arguments: the server writes its arguments into the
    // cluster, and a start that fails must not change the cluster. Detached, because Ctrl-C goes to
    // the whole process group of the terminal: PostgreSQL must not end before the app has finished
    // its requests.
    const child = spawn(program, args, {
      ...spawnOptions(user, { PGDATA: cluster, PGPORT: String(port) }),
      cwd: dataDir,
      detached: true,
      stdio: ['ignore', output, output],
    });
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function lastWords(log: string): string {
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  const line = lines.find((text) => /FATAL|PANIC/.test(text)) ?? lines.at(-1) ?? '';
  return line.replace(/^.*?(FATAL|PANIC|LOG|error): */, '').replace(/\.$/, '') || 'nothing';
}
