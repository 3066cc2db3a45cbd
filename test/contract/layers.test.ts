import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Lower rooms know nothing of higher ones: a file imports from its own rank or below. */
const ranks: readonly (readonly [string, RegExp])[] = [
  ['generated', /^generated\//],
  ['clock', /^src\/(clock|config|money|start-error)\.ts$/],
  ['db', /^src\/db\//],
  ['context', /^src\/(logger|context)\.ts$/],
  ['wire', /^src\/http\/(security-headers|error-body|raw-reply)\.ts$/],
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
  ['app', /^src\/app\.ts$/],
  ['start', /^src\/start\//],
  ['server', /^src\/server\.ts$/],
  ['main', /^src\/main\.ts$/],
];

interface Import {
  readonly from: string;
  readonly to: string;
  /** Erased when the code runs. */
  readonly typeOnly: boolean;
}

const files = ['src', 'generated'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);
const imports: Import[] = files.flatMap(importsOf);

describe('imports', () => {
  it('every source file has a room', () => {
    expect(files.filter((file) => rankOf(file) < 0)).toEqual([]);
  });

  it('go one way', () => {
    const upwards = imports.filter(
      ({ from, to, typeOnly }) => !typeOnly && rankOf(to) > rankOf(from),
    );
    expect(upwards.map(describeImport)).toEqual([]);
  });

  it('never lead from one handler to another', () => {
    const handlers = new Set(
      imports
        .filter(({ from, typeOnly }) => from === 'src/operations.ts' && !typeOnly)
        .map(({ to }) => to),
    );
    const between = imports.filter(
      ({ from, to }) => handlers.has(to) && from !== 'src/operations.ts',
    );
    expect(between.map(describeImport)).toEqual([]);
  });

  it('keep SQL in queries: only they, the database and its openers know knex at run time', () => {
    const knex = files.filter((file) => /^import (?!type).* from 'knex'/m.test(read(file)));
    expect(knex.filter((file) => !file.startsWith('src/db/'))).toEqual([]);
    const sql = files.filter((file) => /\b(db|trx|knex)(\.raw)?[(<`]/.test(code(file)));
    const allowed = /\.queries\.ts$|^src\/(db|demo)\/|^src\/system\/get-health\.ts$/;
    expect(sql.filter((file) => !allowed.test(file))).toEqual([]);
  });

  it('keep the time in clock.ts and the environment in config.ts', () => {
    const own = files.filter((file) => !file.startsWith('generated/'));
    const timed = own.filter((file) => /\bDate\.now\(|new Date\(\)/.test(code(file)));
    expect(timed).toEqual(['src/clock.ts']);
    const aware = own.filter((file) => /process\.env\b/.test(code(file)));
    expect(aware).toEqual(['src/config.ts']);
  });
});

describe('transactions', () => {
  it('use only the handler form, because the bare one hides a failed COMMIT (R-91)', () => {
    const bare = files.filter((file) =>
      /\.transaction\(\s*\)|\.commit\(|\.rollback\(/.test(code(file)),
    );
    expect(bare).toEqual([]);
  });
});

function rankOf(file: string): number {
  return ranks.findIndex(([, pattern]) => pattern.test(file));
}

function importsOf(file: string): Import[] {
  const statements = read(file).matchAll(/^(?:import|export) (type )?[^;]*? from '(\.[^']+)'/gms);
  return [...statements].map(([, typeOnly, path = '']) => ({
    from: file,
    to: relative(root, normalize(join(root, dirname(file), path))).replaceAll('\\', '/'),
    typeOnly: typeOnly !== undefined,
  }));
}

function describeImport({ from, to }: Import): string {
  return `${from} imports ${to}`;
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function code(file: string): string {
  return read(file)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\/\/.*$/gm, '');
}
