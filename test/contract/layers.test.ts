import { describe, expect, it } from 'vitest';
import {
  describeImport,
  filesIn,
  findCircles,
  type Import,
  importsOf,
  read,
} from '../support/imports.ts';

/** The layers from the lowest to the highest; CONTRIBUTING.md explains them. */
const layers: readonly (readonly [string, RegExp])[] = [
  ['generated', /^generated\//],
  ['clock', /^src\/(clock|config|money|start-error)\.ts$/],
  ['db', /^src\/db\//],
  ['context', /^src\/(logger|context)\.ts$/],
  ['wire', /^src\/http\/(security-headers|error-body|raw-reply|messages)\.ts$/],
  ['contract', /^src\/contract\//],
  ['http', /^src\/http\//],
  ['limits', /^src\/limits\//],
  ['docs', /^src\/docs\//],
  ['auth', /^src\/auth\//],
  ['account', /^src\/account\//],
  ['entitlements', /^src\/entitlements\//],
  ['courses', /^src\/courses\//],
  ['lessons', /^src\/lessons\//],
  ['marketplace', /^src\/marketplace\//],
  ['system', /^src\/system\//],
  ['demo', /^src\/demo\//],
  ['operations', /^src\/operations\.ts$/],
  ['app', /^src\/(app|site)\.ts$/],
  ['start', /^src\/start\//],
  ['server', /^src\/server\.ts$/],
  ['main', /^src\/main\.ts$/],
  ['scripts', /^scripts\//],
];
const FEATURES = ['auth', 'account', 'entitlements', 'courses', 'lessons', 'marketplace', 'system'];

const files = filesIn('src', 'generated', 'scripts');
const imports = files.flatMap((file) => importsOf(file));
const ours = imports.filter(({ to }) => /^(src|generated|scripts)\//.test(to));

const handlers = new Set(
  ours.filter(({ from, to }) => from === 'src/operations.ts' && isFeature(to)).map(({ to }) => to),
);
const queries = files.filter((file) => file.startsWith('src/') && isQueries(file));
/** Files that handlers share, and that use the database or the whole context. */
const steps = files.filter(
  (file) =>
    isFeature(file) &&
    !isQueries(file) &&
    !handlers.has(file) &&
    importsOf(file).some(({ to }) => to === 'src/context.ts' || to === 'knex'),
);
const rules = files.filter(
  (file) => isFeature(file) && !isQueries(file) && !handlers.has(file) && !steps.includes(file),
);

describe('imports, those of types included,', () => {
  it('are all seen', () => {
    const text = `
      import a, { b } from './a.ts';
      import type { C } from '../c.ts';
      import { type D } from 'd';
      import './e.ts';
      export { f } from './f.ts';
      type G = import('./g.ts').G;
      await import('./h.ts');`;
    expect(importsOf('src/x/file.ts', text).map(({ to, typeOnly }) => [to, typeOnly])).toEqual([
      ['src/x/a.ts', false],
      ['src/c.ts', true],
      ['d', true],
      ['src/x/e.ts', false],
      ['src/x/f.ts', false],
      ['src/x/g.ts', true],
      ['src/x/h.ts', false],
    ]);
  });

  it('go one way: each file has a layer, and imports from that layer or a lower one', () => {
    expect(files.filter((file) => layerOf(file) < 0)).toEqual([]);
    const upwards = ours.filter(({ from, to }) => layerOf(to) > layerOf(from));
    expect(upwards.map(describeImport)).toEqual([]);
  });

  it('never lead in a circle', () => {
    const circle = [
      { from: 'a', to: 'b', typeOnly: false },
      { from: 'b', to: 'c', typeOnly: true },
      { from: 'c', to: 'b', typeOnly: false },
    ];
    expect(findCircles(circle)).toEqual(['b → c → b']);
    expect(findCircles(ours)).toEqual([]);
  });

  it('of handlers stand only in operations.ts', () => {
    expect(handlers.size).toBeGreaterThan(0);
    const others = ours.filter(({ from, to }) => handlers.has(to) && from !== 'src/operations.ts');
    expect(others.map(describeImport)).toEqual([]);
  });

  it('in queries are of the database, rows, rules and other queries; of the contract only types', () => {
    const allowed = ({ to, typeOnly }: Import) =>
      /^src\/db\/|^generated\/(database|schema)\.ts$|^node:/.test(to) ||
      isQueries(to) ||
      rules.includes(to) ||
      (typeOnly && (/^src\/(contract\/|clock\.ts)/.test(to) || to === 'knex'));
    expect(importsOfAll(queries, allowed)).toEqual([]);
  });

  it('in rules are of ApiError, plain data, queues and other rules; of queries only types', () => {
    const allowed = ({ to, typeOnly }: Import) =>
      /^src\/contract\/(api-error|pagination)\.ts$|^src\/(clock|money)\.ts$|^generated\//.test(
        to,
      ) ||
      to === 'src/limits/bounded-queue.ts' ||
      rules.includes(to) ||
      (typeOnly && (/^src\/contract\//.test(to) || isQueries(to))) ||
      (!to.startsWith('src/') && !/^(express|knex|pg|pino)\b/.test(to));
    expect(rules.length).toBeGreaterThan(0);
    expect(importsOfAll(rules, allowed)).toEqual([]);
  });
});

describe('the code', () => {
  it('keeps SQL in queries, in src/db and in src/demo', () => {
    const knex = imports.filter(({ to, typeOnly }) => to === 'knex' && !typeOnly);
    expect(knex.filter(({ from }) => !from.startsWith('src/db/')).map(describeImport)).toEqual([]);
    const sql = files.filter((file) => /\b(db|trx|knex)(\.raw)?[(<`]/.test(code(file)));
    const allowed =
      /\.queries\.ts$|^src\/(db|demo)\/|^src\/system\/get-health\.ts$|^scripts\/generate\//;
    expect(sql.filter((file) => !allowed.test(file))).toEqual([]);
  });

  it('reads the time in clock.ts and the environment in config.ts', () => {
    const own = files.filter((file) => file.startsWith('src/'));
    const timed = own.filter((file) => /\bDate\.now\(|new Date\(\)/.test(code(file)));
    expect(timed).toEqual(['src/clock.ts']);
    const aware = own.filter((file) => /process\.env\b/.test(code(file)));
    expect(aware).toEqual(['src/config.ts']);
  });

  it('opens transactions only with a callback, because knex’s other form hides a failed COMMIT (R-91)', () => {
    const bare = files.filter((file) =>
      /\.transaction\(\s*\)|\.commit\(|\.rollback\(/.test(code(file)),
    );
    expect(bare).toEqual([]);
  });
});

function layerOf(file: string): number {
  return layers.findIndex(([, pattern]) => pattern.test(file));
}

function isFeature(file: string): boolean {
  return FEATURES.includes(layers[layerOf(file)]?.[0] ?? '');
}

function isQueries(file: string): boolean {
  return file.endsWith('.queries.ts');
}

function importsOfAll(kind: readonly string[], allowed: (found: Import) => boolean): string[] {
  return imports
    .filter((found) => kind.includes(found.from) && !allowed(found))
    .map(describeImport);
}

function code(file: string): string {
  return read(file)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\/\/.*$/gm, '');
}
