import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compileContract } from '../../scripts/generate/contract.ts';
import { compare, replace } from '../../scripts/generate/outputs.ts';

const command = join(import.meta.dirname, '../../scripts/generate.ts');
const generated = join(import.meta.dirname, '../../generated');
const smallContract = join(import.meta.dirname, 'small-contract');
const folder = mkdtempSync(join(tmpdir(), 'generated-test-'));
const openapi = join(import.meta.dirname, '../../openapi');
const brokenContract = join(import.meta.dirname, 'broken-contract/openapi.yaml');
/** The first time the linter runs on a machine, it checks every pattern, which takes long. */
const LINTING = { timeout: 240_000 };
const kept = { 'operations.ts': 'the last good one' };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function generate(...args: string[]) {
  return spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
}

/** A copy of the small contract with one edit; returns its root file. */
function edit(file: string, before: string, after: string): string {
  const copy = mkdtempSync(join(folder, 'contract-'));
  cpSync(smallContract, copy, { recursive: true });
  const text = readFileSync(join(copy, file), 'utf8');
  expect(text).toContain(before);
  writeFileSync(
    join(copy, file),
    text.replace(before, () => after),
  );
  return join(copy, 'openapi.yaml');
}

/** A folder for generated files, with one file in it. */
function keptFolder(): string {
  const out = mkdtempSync(join(folder, 'out-'));
  writeFileSync(join(out, 'operations.ts'), kept['operations.ts']);
  return out;
}

function read(directory: string): Record<string, string> {
  const files = readdirSync(directory).sort();
  return Object.fromEntries(
    files.map((name) => [name, readFileSync(join(directory, name), 'utf8')]),
  );
}

describe('the generated files', () => {
  it('are up to date with contract and migrations', LINTING, () => {
    const { status, stderr } = generate('--check');
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('are the same bytes for the same contract', async () => {
    const contract = join(smallContract, 'openapi.yaml');
    const contents = async () => {
      const outputs = await compileContract(contract);
      return outputs.map(({ name, content }) => [name, content]);
    };
    expect(await contents()).toEqual(await contents());
  });

  it('say that they are generated, where the format has comments', () => {
    const files = Object.entries(read(generated));
    const silent = files.filter(([, text]) => !/^(\/\/|#) Generated .*: do not edit\./.test(text));
    expect(silent.map(([name]) => name)).toEqual(['openapi.json']);
  });

  it('are named one by one by --check when they are out of date, and not changed', LINTING, () => {
    const out = mkdtempSync(join(folder, 'out-'));
    cpSync(generated, out, { recursive: true });
    writeFileSync(join(out, 'error-codes.ts'), 'edited by hand');
    rmSync(join(out, 'database.ts'));
    const before = read(out);
    const { status, stderr } = generate('--check', '--out', out);
    expect(status).toBe(1);
    const named = [...stderr.matchAll(/(\S+) is not up to date/g)].map(([, name]) => name);
    expect(named.sort()).toEqual(['generated/database.ts', 'generated/error-codes.ts']);
    expect(read(out)).toEqual(before);
  });

  it('are only written if their content changes', async () => {
    const out = mkdtempSync(join(folder, 'out-'));
    await replace(out, await compileContract(join(smallContract, 'openapi.yaml')));
    const changed = edit('schemas/ErrorCode.yaml', "That isn't valid.", 'Not valid.');
    const compared = await compare(out, await compileContract(changed));
    const names = compared.filter(({ same }) => !same).map(({ name }) => name);
    expect(names.sort()).toEqual(['error-codes.ts', 'openapi.json', 'openapi.yaml']);
  });

  it('are not written when the linter refuses the contract; its output is shown', () => {
    const out = keptFolder();
    const { status, stderr } = generate('--contract', brokenContract, '--out', out);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /broken-contract\/schemas\.yaml:\d+:\d+ .*\n\n.*format emial is unknown/,
    );
    expect(stderr).not.toMatch(/redocly lint|--generate-ignore-file|--force/);
    expect(read(out)).toEqual(kept);
  });

  it('are checked only when the linter passes the contract', () => {
    const { status, stdout, stderr } = generate('--check', '--contract', brokenContract);
    expect(status).toBe(1);
    expect(stderr).toContain('contract/known-formats');
    expect(stdout + stderr).not.toContain('up to date');
  });

  it('are not written when only the compiler finds the mistake', LINTING, () => {
    const out = keptFolder();
    const copy = mkdtempSync(join(folder, 'contract-'));
    cpSync(openapi, copy, { recursive: true });
    const login = join(copy, 'paths/auth/login.yaml');
    const text = readFileSync(login, 'utf8');
    writeFileSync(login, text.replace('x-rate-limit: [login-wide', 'x-rate-limit: [wide'));
    const contract = join(copy, 'openapi.yaml');
    const { status, stderr } = generate('--contract', contract, '--out', out);
    expect(status).toBe(1);
    expect(stderr).toMatch(/login\.yaml:\d+:\d+ .*unknown rate limit wide/s);
    expect(read(out)).toEqual(kept);
  });
});

describe('a mistake in the contract is named with file, line and pointer', () => {
  it.each([
    {
      mistake: 'an unknown rate limit',
      file: 'shape.yaml',
      before: '[strict, general]',
      after: '[strict, genral]',
      says: /shape\.yaml:9:26 {2}#\/paths\/.*x-rate-limit\/1\n.*unknown rate limit genral/,
    },
    {
      mistake: 'a path parameter that is not declared',
      file: 'openapi.yaml',
      before: '/api/shapes/{shapeId}:',
      after: '/api/shapes/{shapeId}/{side}:',
      says: /shape\.yaml:6:1 .*does not declare its path parameter side/s,
    },
    {
      mistake: 'a path parameter that the path does not have',
      file: 'openapi.yaml',
      before: '/api/shapes/{shapeId}:',
      after: '/api/shape:',
      says: /shape\.yaml:6:1 .*declares shapeId, which \/api\/shape does not have/s,
    },
    {
      mistake: 'two operations with one SDK method',
      file: 'shape.yaml',
      before: 'shapes.change',
      after: 'shapes.list',
      says: /openapi\.yaml:17:14 .*shares x-sdk shapes\.list with changeShape/s,
    },
    {
      mistake: 'a misspelt keyword',
      file: 'schemas/Change.yaml',
      before: 'maxLength',
      after: 'maxLenght',
      says: /schemas\/Change\.yaml:5:36 .*unknown keyword: "maxLenght"/s,
    },
    {
      mistake: 'an unknown format',
      file: 'schemas/Change.yaml',
      before: 'items: { type: [string, "null"] }',
      after: 'items: { type: [string, "null"], format: emial }',
      says: /schemas\/Change\.yaml:7:\d+ .*the format emial is unknown/s,
    },
    {
      mistake: 'two operations of one id',
      file: 'shape.yaml',
      before: 'operationId: changeShape',
      after: 'operationId: listShapes',
      says: /openapi\.yaml:13:20 .*listShapes is already used/s,
    },
    {
      mistake: 'a required property that is not described',
      file: 'schemas/Point.yaml',
      before: 'required: [x]',
      after: 'required: [y]',
      says: /schemas\/Point\.yaml:1:1 .*required property "y" is not defined/s,
    },
    {
      mistake: 'an error code without a status',
      file: 'schemas/ErrorCode.yaml',
      before: 'INVALID: { status: [400, 422]',
      after: 'OTHER: { status: [400, 422]',
      says: /ErrorCode\.yaml:3:1 .*INVALID has no status/s,
    },
    {
      mistake: 'a reference to nothing',
      file: 'shape.yaml',
      before: 'schemas/Sort.yaml',
      after: 'schemas/Order.yaml',
      says: /shape\.yaml:14:.*Order\.yaml/s,
    },
    {
      mistake: 'two components with one name',
      file: 'shape.yaml',
      before: '{ type: integer, minimum: 1, default: 1 }',
      after: '{ $ref: other/Sort.yaml }',
      says: /schemas\/Sort\.yaml:1:1 .*two different schemas are called Sort/s,
    },
    {
      mistake: 'a schema with the name of a security scheme',
      file: 'openapi.yaml',
      before: 'apiKey: { type: http, scheme: bearer }',
      after: 'shape: { type: http, scheme: bearer }',
      says: /schemas\/Shape\.yaml:1:1 .*the schema Shape is called like a security scheme/s,
    },
    {
      mistake: 'two messages for one pattern',
      file: 'shape.yaml',
      before: 'items: { type: string }',
      after: "items: { type: string, pattern: '^\\S+$', x-pattern-message: other }",
      says: /Change\.yaml:5:\d+ .*the same pattern says "other" elsewhere/s,
    },
  ])('$mistake', async ({ file, before, after, says }) => {
    await expect(compileContract(edit(file, before, after))).rejects.toThrow(says);
  });
});
