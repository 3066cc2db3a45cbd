import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { systemClock } from '../../src/clock.ts';
import { openBenchDatabase } from './database/cluster.ts';
import { renewSessions } from './database/learners.queries.ts';
import { callersOf, type LearnerKind } from './database/learners.ts';
import { checkEquality } from './equality.ts';
import { checkGuarantees } from './guarantees.ts';
import { LoadProcess } from './load/load-process.ts';
import { callersNeeded, type Measurement, measure, type Size, type Tools } from './measure.ts';
import type { Contestant } from './servers/contestants.ts';
import { requireCpuTimes } from './servers/cpu.ts';
import { type ServerProcess, startContestant } from './servers/server-process.ts';
import { findWorkloads } from './workloads/find-workloads.ts';
import { Rota, type Workload } from './workloads/workload.ts';

export interface RunOptions {
  readonly courses: number;
  readonly connections: number;
  readonly contestants: readonly Contestant[];
  /** The keys of the workloads to run; empty for all. */
  readonly workloads: readonly string[];
  /** The folder for CPU profiles, if they are wanted. */
  readonly profiles?: string;
  readonly say: (step: string) => void;
}

/** What a running bench can do, once its database, servers and load generator have started. */
export interface BenchRun {
  readonly workloads: readonly Workload[];
  /** Throws when a server does not keep a guarantee that it should keep. */
  checkGuarantees(): Promise<void>;
  /** Throws when two servers answer a workload differently. */
  checkEquality(workload: Workload): Promise<void>;
  /** One measurement of every server, in order. */
  round(workload: Workload, size: Size): Promise<Measurement[]>;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Starts all that a run needs, and stops it afterwards, whatever happens. */
export async function withBenchRun<Result>(
  options: RunOptions,
  use: (run: BenchRun) => Promise<Result>,
): Promise<Result> {
  requireCpuTimes();
  await using parts = new AsyncDisposableStack();
  const interrupt = () => void parts.disposeAsync().finally(() => process.exit(130));
  for (const signal of SIGNALS) process.once(signal, interrupt);
  // The program that the output is piped into has ended, so nobody reads the results any more.
  process.stdout.once('error', interrupt);
  parts.defer(() => {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  });
  // `await` is needed: the parts are stopped when this function returns.
  return await use(await start(options, parts));
}

async function start(options: RunOptions, parts: AsyncDisposableStack): Promise<BenchRun> {
  const { connections, say } = options;
  const database = await openBenchDatabase(options.courses, say);
  parts.defer(() => database.stop());
  const db = new Client({ connectionString: database.url });
  await db.connect();
  parts.defer(() => db.end());
  await renewSessions(db);
  const workloads = await findWorkloads(db, options.workloads);

  const secrets = { JWT_SECRET: secret(), ENCRYPTION_KEY: secret() };
  const servers = await startServers(options, database.url, secrets, parts);
  const load = new LoadProcess();
  parts.defer(() => load.stop());
  const tools: Tools = { db, load, cluster: database.cluster, connections };
  const key = createSecretKey(Buffer.from(secrets.JWT_SECRET));
  const rotaOf = (kind: LearnerKind) => new Rota(callersOf(kind, key, systemClock.now()));
  const rotas = { reader: rotaOf('reader'), writer: rotaOf('writer'), login: rotaOf('login') };

  return {
    workloads,
    async checkGuarantees() {
      for (const server of servers) {
        for (const caller of rotas.reader.take(1)) await checkGuarantees(server, caller);
      }
    },
    checkEquality: (workload) =>
      checkEquality(db, workload, rotas[workload.callers].take(4), servers),
    async round(workload, size) {
      const found: Measurement[] = [];
      for (const server of servers) {
        const callers = rotas[workload.callers].take(callersNeeded(workload, size, connections));
        const { title } = server.contestant;
        const measured = measure(tools, server, workload, callers, size);
        found.push(
          await measured.catch((cause: Error) => {
            throw new Error(`${title}, ${workload.key}: ${cause.message}`, { cause });
          }),
        );
      }
      return found;
    },
  };
}

async function startServers(
  { contestants, profiles, say }: RunOptions,
  databaseUrl: string,
  secrets: { JWT_SECRET: string; ENCRYPTION_KEY: string },
  parts: AsyncDisposableStack,
): Promise<ServerProcess[]> {
  const logs = await mkdtemp(join(tmpdir(), '7p-education-bench-logs-'));
  parts.defer(() => rm(logs, { recursive: true, force: true }));
  const servers: ServerProcess[] = [];
  for (const contestant of contestants) {
    say(`starting ${contestant.title}`);
    const server = await startContestant(contestant, {
      databaseUrl,
      secrets,
      logs,
      ...(profiles === undefined ? {} : { profiles }),
    });
    parts.defer(() => server.stop());
    servers.push(server);
  }
  return servers;
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}
