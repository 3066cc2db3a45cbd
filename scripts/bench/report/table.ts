import type { ContestantResult, WorkloadResult } from './result.ts';
import type { Spread } from './statistics.ts';

const HEADERS = [
  '',
  'bare ÷ this',
  'min–max',
  'CPU µs',
  'min–max',
  'PostgreSQL µs',
  'req/s',
  'p50 ms',
  'p99 ms',
  'bytes',
] as const;

/** A workload's results as lines for the terminal, medians of the rounds. */
export function tableOf({ title, contestants }: WorkloadResult): string {
  const rows = [HEADERS, ...contestants.map(rowOf)];
  const widths = HEADERS.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row.map((cell, column) => pad(cell, widths[column] ?? 0, column > 0)).join('  '),
  );
  return `\n${title}\n${lines.map((line) => `  ${line.trimEnd()}`).join('\n')}\n`;
}

function rowOf(result: ContestantResult): string[] {
  const { ratio, rounds } = result;
  return [
    result.title,
    ratio === undefined ? '–' : ratio.median.toFixed(2),
    ratio === undefined ? '–' : rangeOf(ratio, 2),
    result.cpu.median.toFixed(0),
    rangeOf(result.cpu, 0),
    result.postgresCpu.median.toFixed(0),
    result.requestsPerSecond.median.toFixed(0),
    result.p50.median.toFixed(1),
    result.p99.median.toFixed(1),
    (rounds[0]?.bytes ?? 0).toFixed(0),
  ];
}

function rangeOf({ min, max }: Spread, digits: number): string {
  return `${min.toFixed(digits)}–${max.toFixed(digits)}`;
}

function pad(text: string, width: number, right: boolean): string {
  return right ? text.padStart(width) : text.padEnd(width);
}
