import { systemClock } from '../../src/clock.ts';
import { type BenchRun, withBenchRun } from './bench-run.ts';
import type { Measurement } from './measure.ts';
import { leastRatio, type Recorded, readRecorded } from './report/recorded.ts';
import { resultOf } from './report/result.ts';
import type { Spread } from './report/statistics.ts';
import { contestantsNamed, OWN_CONTESTANTS } from './servers/contestants.ts';
import { readBenchSettings } from './settings.ts';
import type { Workload } from './workloads/workload.ts';

const ROUNDS = 3;
const REQUESTS = 700;

const contestants = contestantsNamed(OWN_CONTESTANTS);

/** `make bench-quick`: fails when the server costs more, compared with bare, than was recorded. */
async function benchQuick(): Promise<void> {
  const recorded = readRecorded();
  const { courses, connections, workloads } = readBenchSettings();
  const started = systemClock.now();
  say(`Ratios of CPU for one request, bare ÷ ours; recorded ${recorded.date}, ${recorded.commit}.`);
  const dearer = await withBenchRun(
    { courses, connections, workloads, contestants, say },
    async (run) => {
      const found: string[] = [];
      for (const workload of run.workloads) {
        await run.checkEquality(workload);
        if (await isDearer(run, workload, recorded)) found.push(workload.key);
      }
      return found;
    },
  );
  say(`Done in ${Math.round((systemClock.now().getTime() - started.getTime()) / 1000)} s.`);
  if (dearer.length > 0) throw new Error(`Costs more than recorded: ${dearer.join(', ')}.`);
}

/** Measures up to three times before it fails, because the machine may do other work meanwhile. */
async function isDearer(run: BenchRun, workload: Workload, recorded: Recorded): Promise<boolean> {
  const line = recorded.ratios[workload.key];
  const requests = Math.ceil(REQUESTS * workload.part);
  await run.round(workload, { warmUp: requests, requests });
  const rounds: Measurement[][] = [];
  let ratio: Spread | undefined;
  for (let tries = 0; tries < 3; tries += 1) {
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push(await run.round(workload, { warmUp: Math.ceil(requests / 5), requests }));
    }
    const results = resultOf(workload, contestants, rounds).contestants;
    ratio = results.find(({ key }) => key === 'ours')?.ratio;
    if (line === undefined || (ratio && ratio.median >= leastRatio(line))) break;
  }
  if (ratio === undefined) throw new Error(`${workload.key} was not measured`);
  const spread = `${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)}`;
  const found = `${workload.key.padEnd(12)}${ratio.median.toFixed(2)} (${spread})`;
  if (line === undefined) {
    say(`${found}  nothing recorded: make bench RECORD=1`);
    return false;
  }
  const least = leastRatio(line);
  const verdict = ratio.median >= least ? 'good' : 'DEARER';
  say(`${found}  recorded ${line.ratio.toFixed(2)}, at least ${least.toFixed(2)}: ${verdict}`);
  return ratio.median < least;
}

function say(step: string): void {
  process.stdout.write(`  ${step}\n`);
}

try {
  await benchQuick();
} catch (error) {
  process.stderr.write(`\n  ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
