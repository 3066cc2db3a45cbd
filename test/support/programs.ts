import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, linkSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findBinaries } from '../../src/db/embedded/binaries.ts';
import { processesIn, signalIfAlive } from '../../src/db/embedded/processes.ts';
import { startEmbeddedPostgres } from '../../src/db/embedded/start-embedded-postgres.ts';

const program = new URL('./embedded-program.ts', import.meta.url).pathname;

export interface Program {
  readonly child: ChildProcess;
  /** Its first line: where its database is, or why it refused to start. */
  readonly said: { url: string; pid: number; adopted: boolean; refusal?: string };
  /** Later lines, in order. */
  readonly lines: AsyncIterator<string>;
}

/** Runs embedded-program.ts with these arguments until it has printed its first line. */
export async function startProgram(
  args: string[],
  options: { uid?: number; detached?: boolean } = {},
): Promise<Program> {
  const { uid, detached = false } = options;
  const child = spawn(process.execPath, [program, ...args], {
    ...(uid !== undefined && { uid, gid: uid }),
    detached,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  return { child, said: JSON.parse(first.value ?? '{}'), lines };
}

export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/**
 * Makes a stopped cluster that the tests of one file copy, which is faster than making one each.
 * It is made without durability, but its copies have it.
 */
export async function preparedCluster(dataDir: string): Promise<void> {
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  await server.stop();
}

/** Ends the server and all its children with kill -9. */
export function killAll(cluster: string, postmaster: number): void {
  const pids = processesIn(cluster) ?? [postmaster];
  for (const pid of [postmaster, ...pids]) signalIfAlive(pid, 'SIGKILL');
}

/** Copies PostgreSQL as npm installs it, without the links, to a folder for this test. */
export function unlinkedBinaries(folder: string): { native: string; major: number } {
  const { native: source, major } = findBinaries();
  const native = join(folder, 'native');
  mkdirSync(native, { recursive: true });
  for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' }).sort()) {
    const from = join(source, name);
    const kind = lstatSync(from);
    if (kind.isDirectory()) mkdirSync(join(native, name));
    else if (!kind.isSymbolicLink()) linkOrCopy(from, join(native, name));
  }
  return { native, major };
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
