import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { processesIn } from '../../../src/db/embedded/processes.ts';

/** The CPU time of each process in µs (user and system) since it began. */
export type CpuTimes = ReadonlyMap<number, number>;

/** Throws where CPU times cannot be read. */
export function requireCpuTimes(): void {
  if (existsSync('/proc/self/schedstat')) return;
  throw new Error('The bench reads the CPU time of processes from /proc: it needs Linux.');
}

export function cpuTimesOf(pids: readonly number[]): CpuTimes {
  return new Map(pids.map((pid) => [pid, cpuTimeOf(pid)]));
}

/** The CPU times of PostgreSQL's processes: one for each connection, and some in the background. */
export function postgresTimes(cluster: string): CpuTimes {
  return cpuTimesOf(processesIn(cluster) ?? []);
}

/** The CPU time used between two readings, without processes that ended meanwhile. */
export function usedBetween(before: CpuTimes, after: CpuTimes): number {
  let used = 0;
  for (const [pid, time] of after) used += Math.max(0, time - (before.get(pid) ?? 0));
  return used;
}

/** Read from schedstat, which counts in ns, because /proc/<pid>/stat counts in steps of 10 ms. */
function cpuTimeOf(pid: number): number {
  let nanoseconds = 0;
  for (const thread of threadsOf(pid)) {
    try {
      const text = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'latin1');
      nanoseconds += Number(text.split(' ', 1)[0]);
    } catch {
      // The thread has just ended, so its time is left out.
    }
  }
  return nanoseconds / 1000;
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}
