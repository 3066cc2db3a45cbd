import type { Client } from 'pg';
import { untilConnectionsAreFree } from './database/connections.queries.ts';
import type { Caller } from './database/learners.ts';
import type { LoadProcess } from './load/load-process.ts';
import { toBytes } from './load/messages.ts';
import { type CpuTimes, cpuTimesOf, postgresTimes, usedBetween } from './servers/cpu.ts';
import type { ServerProcess } from './servers/server-process.ts';
import { requestsOf, type Workload } from './workloads/workload.ts';

/** The result of one measurement; CPU in µs for one request, times in ms. */
export interface Measurement {
  readonly requests: number;
  /** User and system time of the server process. */
  readonly cpu: number;
  /** User and system time of all PostgreSQL processes together. */
  readonly postgresCpu: number;
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
  readonly loadCpu: number;
}

export interface Tools {
  readonly db: Client;
  readonly load: LoadProcess;
  /** The working directory of PostgreSQL's processes. */
  readonly cluster: string;
  readonly connections: number;
}

export interface Size {
  readonly warmUp: number;
  readonly requests: number;
}

/**
 * How many callers a measurement of that size needs. At least twice as many as connections, so that
 * no caller has two requests at the same time.
 */
export function callersNeeded(
  { perCaller }: Workload,
  { warmUp, requests }: Size,
  connections: number,
): number {
  return Math.max(Math.ceil((warmUp + requests) / perCaller), 2 * connections);
}

/** Measures one workload on one server: some requests to warm up, then those that count. */
export async function measure(
  { db, load, cluster, connections }: Tools,
  { pid, port }: ServerProcess,
  workload: Workload,
  callers: readonly Caller[],
  { warmUp, requests }: Size,
): Promise<Measurement> {
  await workload.reset?.(db);
  await untilConnectionsAreFree(db);
  const all = requestsOf(workload, callers, warmUp + requests).map(toBytes);
  const read = () => ({ server: cpuTimesOf([pid]), postgres: postgresTimes(cluster) });
  let before: Reading | undefined;
  let after: Reading | undefined;
  const job = { port, connections, warmUp: all.slice(0, warmUp), requests: all.slice(warmUp) };
  const result = await load.run(
    job,
    () => {
      before = read();
    },
    () => {
      after = read();
    },
  );
  if (before === undefined || after === undefined) throw new Error('the CPU time was not read');
  return {
    requests,
    cpu: usedBetween(before.server, after.server) / requests,
    postgresCpu: usedBetween(before.postgres, after.postgres) / requests,
    requestsPerSecond: requests / result.seconds,
    p50: result.p50,
    p99: result.p99,
    bytes: result.bytes,
    loadCpu: result.loadCpu,
  };
}

interface Reading {
  readonly server: CpuTimes;
  readonly postgres: CpuTimes;
}
