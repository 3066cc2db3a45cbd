import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { processesIn } from '../../../src/db/embedded/processes.ts';

/** Microseconds of CPU (user and system) by process, since each began. */
export type CpuTimes = ReadonlyMap<number, number>;

/** Says so in one sentence where CPU time cannot be read. */
export function requireCpuTimes(): void {
  if (existsSync('/proc/self/schedstat')) return;
  throw new Error('The bench reads the CPU time of processes from /proc: it needs Linux.');
}

export function cpuTimesOf(pids: readonly number[]): CpuTimes {
  return new Map(pids.map((pid) => [pid, cpuTimeOf(pid)]));
}

/** PostgreSQL's processes, one for each connection and some for the background. */
export function postgresTimes(cluster: string): CpuTimes {
  return cpuTimesOf(processesIn(cluster) ?? []);
}

/** What was used between two readings; a process that ended meanwhile is left out. */
export function usedBetween(before: CpuTimes, after: CpuTimes): number {
  let used = 0;
  for (const [pid, time] of after) used += Math.max(0, time - (before.get(pid) ?? 0));
  return used;
}

/** /proc/<pid>/stat counts in steps of 10 ms; the scheduler's own numbers are nanoseconds. */
function cpuTimeOf(pid: number): number {
  let nanoseconds = 0;
  for (const thread of threadsOf(pid)) {
    try {
      const text = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'latin1');
      nanoseconds += Number(text.split(' ', 1)[0]);
    } catch {
      // The thread has just ended.
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
