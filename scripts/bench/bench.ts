import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { systemClock } from '../../src/clock.ts';
import { withBenchRun } from './bench-run.ts';
import { type Circumstances, circumstances } from './report/machine.ts';
import { record } from './report/recorded.ts';
import { resultOf, type WorkloadResult } from './report/result.ts';
import { tableOf } from './report/table.ts';
import { contestantsNamed } from './servers/contestants.ts';
import { type BenchSettings, readBenchSettings } from './settings.ts';

const folder = join(import.meta.dirname, '../../bench-results');

/**
 * `make bench`: measures what a request costs in this server and in others that do the same work.
 */
async function bench(): Promise<void> {
  const settings = readBenchSettings();
  const date = systemClock.now();
  const name = date.toISOString().slice(0, 19).replaceAll(':', '');
  const about = circumstances();
  process.stdout.write(`\n  ${about.machine}, Node ${about.node}, commit ${about.commit}\n`);
  const results = await measureAll(settings, join(folder, `${name}-profiles`));
  writeResults(join(folder, `${name}.json`), { date, settings, ...about, results });
  if (settings.record) record(results, about, date);
}

async function measureAll(settings: BenchSettings, profiles: string): Promise<WorkloadResult[]> {
  const named = contestantsNamed(settings.contestants);
  for (const { title, absent } of named) if (absent) say(`without ${title}: ${absent}`);
  const contestants = named.filter(({ absent }) => absent === undefined);
  const options = { ...settings, contestants, say, ...(settings.profile ? { profiles } : {}) };
  return withBenchRun(options, async (run) => {
    const results: WorkloadResult[] = [];
    say('checking that all servers keep their guarantees and answer the same');
    await run.checkGuarantees();
    for (const workload of run.workloads) await run.checkEquality(workload);
    for (const workload of run.workloads) {
      const requests = Math.ceil(settings.requests * workload.part);
      say(`${workload.key}: ${settings.rounds} rounds of ${requests} requests each`);
      // The results of the first requests are not used: JavaScript code is compiled during them.
      await run.round(workload, { warmUp: 0, requests });
      const rounds = [];
      for (let round = 0; round < settings.rounds; round += 1) {
        rounds.push(await run.round(workload, { warmUp: Math.ceil(requests / 5), requests }));
      }
      const result = resultOf(workload, contestants, rounds);
      process.stdout.write(`${tableOf(result)}\n`);
      results.push(result);
    }
    return results;
  });
}

function writeResults(
  file: string,
  content: Circumstances & { date: Date; settings: BenchSettings; results: WorkloadResult[] },
): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 1)}\n`);
  say(`every figure is in ${relative(process.cwd(), file)}`);
}

function say(step: string): void {
  process.stdout.write(`  ${step} …\n`);
}

try {
  await bench();
} catch (error) {
  process.stderr.write(`\n  ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
