import type { Measurement } from '../measure.ts';
import type { Contestant } from '../servers/contestants.ts';
import type { Workload } from '../workloads/workload.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** The measurements of one server with one workload. */
export interface ContestantResult {
  readonly key: string;
  readonly title: string;
  /** The CPU of bare divided by the CPU of this server, in each round; 1 is as cheap as bare. */
  readonly ratio: Spread | undefined;
  readonly cpu: Spread;
  readonly postgresCpu: Spread;
  readonly requestsPerSecond: Spread;
  readonly p50: Spread;
  readonly p99: Spread;
  readonly rounds: readonly Measurement[];
}

export interface WorkloadResult {
  readonly key: string;
  readonly title: string;
  readonly contestants: readonly ContestantResult[];
}

/** Ratios compare figures of the same round, so that a slow moment of the machine concerns both. */
export function resultOf(
  { key, title }: Workload,
  contestants: readonly Contestant[],
  rounds: readonly (readonly Measurement[])[],
): WorkloadResult {
  const floor = contestants.findIndex((contestant) => contestant.key === 'bare');
  const results = contestants.map((contestant, index) => {
    const own = rounds.map((round) => round[index]).filter((found) => found !== undefined);
    const ratios = rounds.map((round) => (round[floor]?.cpu ?? 0) / (round[index]?.cpu ?? 1));
    const spread = (field: keyof Measurement) => spreadOf(own.map((found) => found[field]));
    return {
      key: contestant.key,
      title: contestant.title,
      ratio: floor < 0 ? undefined : spreadOf(ratios),
      cpu: spread('cpu'),
      postgresCpu: spread('postgresCpu'),
      requestsPerSecond: spread('requestsPerSecond'),
      p50: spread('p50'),
      p99: spread('p99'),
      rounds: own,
    };
  });
  return { key, title, contestants: results };
}
