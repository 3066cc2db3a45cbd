import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Circumstances } from './machine.ts';
import type { WorkloadResult } from './result.ts';

const file = join(import.meta.dirname, '../recorded.json');

/** The share of a ratio that one run may differ from another on a machine that does more. */
const NOISE = 0.12;

export interface RecordedRatio {
  /** Bare ÷ ours, by CPU for one request. */
  readonly ratio: number;
  /** How far below it a run may fall. */
  readonly tolerance: number;
}

export interface Recorded {
  readonly date: string;
  readonly commit: string;
  readonly machine: string;
  readonly ratios: Readonly<Record<string, RecordedRatio>>;
}

/** Below this a server has become dearer than it was. */
export function leastRatio({ ratio, tolerance }: RecordedRatio): number {
  return ratio - tolerance;
}

export function readRecorded(): Recorded {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Writes the ratios of ours; workloads that were not measured keep theirs. */
export function record(
  results: readonly WorkloadResult[],
  { commit, machine }: Circumstances,
  now: Date,
): void {
  const ratios = { ...readRecorded().ratios, ...ratiosToRecord(results) };
  const date = now.toISOString().slice(0, 10);
  const recorded: Recorded = { date, commit, machine, ratios };
  writeFileSync(file, `${JSON.stringify(recorded, null, 2)}\n`);
}

/** The medians of ours, and as tolerance the usual noise or what the rounds differed downwards. */
export function ratiosToRecord(results: readonly WorkloadResult[]): Record<string, RecordedRatio> {
  const found = results.flatMap(({ key, contestants }) => {
    const ratio = contestants.find((contestant) => contestant.key === 'ours')?.ratio;
    if (ratio === undefined) return [];
    const tolerance = Math.max(ratio.median * NOISE, ratio.median - ratio.min);
    return [[key, { ratio: hundredths(ratio.median), tolerance: hundredths(tolerance) }] as const];
  });
  return Object.fromEntries(found);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
