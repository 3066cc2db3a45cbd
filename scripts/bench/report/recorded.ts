import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Circumstances } from './machine.ts';
import type { WorkloadResult } from './result.ts';

const file = join(import.meta.dirname, '../recorded.json');

/** Two runs may differ by this part of a ratio when the machine does other work, too. */
const NOISE = 0.12;

export interface RecordedRatio {
  /** Bare ÷ ours, by CPU for one request. */
  readonly ratio: number;
  /** By how much the ratio of a run may be lower. */
  readonly tolerance: number;
}

export interface Recorded {
  readonly date: string;
  readonly commit: string;
  readonly machine: string;
  readonly ratios: Readonly<Record<string, RecordedRatio>>;
}

/** A lower ratio than this means that the server costs more than before. */
export function leastRatio({ ratio, tolerance }: RecordedRatio): number {
  return ratio - tolerance;
}

export function readRecorded(): Recorded {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Writes this server's ratios; workloads that were not measured keep the old ones. */
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

/**
 * This server's median ratios. The tolerance is the usual noise, or how far the lowest round was
 * below the median, if that is more.
 */
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
