import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Contestant } from './contestants.ts';

const READY_WAIT = 30_000;
const STOP_WAIT = 15_000;
const PAUSE = 25;

export interface ServerOptions {
  readonly databaseUrl: string;
  /** The secrets with which the callers' tokens were made. */
  readonly secrets: Readonly<Record<'JWT_SECRET' | 'ENCRYPTION_KEY', string>>;
  /** The folder for logs: as in production, request logs are written to a file. */
  readonly logs: string;
  /** The folder for Node's CPU profile; none is made by default. */
  readonly profiles?: string;
}

export interface ServerProcess {
  readonly contestant: Contestant;
  readonly pid: number;
  readonly port: number;
  /** What it writes to standard output. */
  readonly log: string;
  stop(): Promise<void>;
}

/** Starts a contestant and waits until it answers. */
export async function startContestant(
  contestant: Contestant,
  options: ServerOptions,
): Promise<ServerProcess> {
  const port = await freePort();
  const log = join(options.logs, `${contestant.key}.log`);
  const output = openSync(log, 'w', 0o600);
  const child = spawn(contestant.program, [...profiling(contestant, options), ...contestant.args], {
    env: environmentOf(contestant, options, port),
    stdio: ['ignore', output, output],
    // Detached, so that Ctrl-C only reaches the bench, which then stops its servers itself.
    detached: true,
  });
  closeSync(output);
  child.on('error', () => undefined);
  const stop = () => stopProcess(child);
  try {
    await untilReady(child, port);
  } catch (error) {
    await stop();
    const said = readFileSync(log, 'utf8').trim().split('\n').slice(-12).join('\n');
    throw new Error(`${contestant.title} did not start:\n${said}`, { cause: error });
  }
  return { contestant, pid: child.pid ?? 0, port, log, stop };
}

function environmentOf(
  contestant: Contestant,
  { databaseUrl, secrets }: ServerOptions,
  port: number,
): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    NODE_ENV: 'production',
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    APP_URL: 'https://bench.example.com',
    TRUSTED_PROXIES: '127.0.0.1/32',
    LOG_LEVEL: 'info',
    ...secrets,
    ...contestant.environment,
  };
}

function profiling({ key, program }: Contestant, { profiles }: ServerOptions): string[] {
  if (profiles === undefined || program !== process.execPath) return [];
  mkdirSync(profiles, { recursive: true });
  return ['--cpu-prof', `--cpu-prof-dir=${profiles}`, `--cpu-prof-name=${key}.cpuprofile`];
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  for (let waited = 0; waited < READY_WAIT; waited += PAUSE) {
    if (child.exitCode !== null || child.pid === undefined) throw new Error('it ended');
    const health = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => undefined);
    await health?.arrayBuffer();
    if (health?.status === 200) return;
    await wait(PAUSE);
  }
  throw new Error(`it did not answer within ${READY_WAIT / 1000} s`);
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WAIT);
  await ended;
  clearTimeout(timer);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
