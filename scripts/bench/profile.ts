import { readFileSync } from 'node:fs';

/** Prints where the time of a CPU profile went: `node scripts/bench/profile.ts FILE [ROWS]`. */
interface Profile {
  readonly nodes: readonly Node[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

interface Node {
  readonly id: number;
  readonly callFrame: { functionName: string; url: string; lineNumber: number };
}

const ROOT = new URL('../../', import.meta.url).href;
/** Entries that are not the program's own time: the process waits, or V8 works for itself. */
const WAITING = new Set(['(idle)', '(root)']);

const [file, rows = '25'] = process.argv.slice(2);
if (file === undefined) throw new Error('Which profile? node scripts/bench/profile.ts FILE [ROWS]');
const profile: Profile = JSON.parse(readFileSync(file, 'utf8'));

const byPackage = new Map<string, number>();
const byFunction = new Map<string, number>();
let whole = 0;
const frames = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
for (const [index, id] of profile.samples.entries()) {
  const frame = frames.get(id);
  const time = profile.timeDeltas[index] ?? 0;
  if (frame === undefined || WAITING.has(frame.functionName)) continue;
  whole += time;
  add(byPackage, packageOf(frame), time);
  add(byFunction, `${frame.functionName || '(anonymous)'}  ${placeOf(frame)}`, time);
}
print('By package', byPackage);
print('By function', byFunction);

function add(sums: Map<string, number>, key: string, time: number): void {
  sums.set(key, (sums.get(key) ?? 0) + time);
}

function packageOf({ functionName, url }: Node['callFrame']): string {
  if (url === '') return functionName.startsWith('(') ? functionName : '(native)';
  if (url.startsWith('node:')) return url.split('/')[0] === 'node:internal' ? url : 'node';
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url) ?? [];
  return name ?? url.replace(ROOT, '').split('/').slice(0, 2).join('/');
}

function placeOf({ url, lineNumber }: Node['callFrame']): string {
  const place = url.replace(ROOT, '').replace(/.*node_modules\//, '');
  return place === '' ? '' : `${place}:${lineNumber + 1}`;
}

function print(title: string, sums: ReadonlyMap<string, number>): void {
  const sorted = [...sums].sort((a, b) => b[1] - a[1]).slice(0, Number(rows));
  const lines = sorted.map(
    ([key, time]) => `  ${((time / whole) * 100).toFixed(1).padStart(5)} %  ${key}`,
  );
  process.stdout.write(
    `\n${title}, self time of ${(whole / 1e6).toFixed(1)} s\n${lines.join('\n')}\n`,
  );
}
