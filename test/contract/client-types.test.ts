import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import document from '../../generated/openapi.json' with { type: 'json' };
import { operations } from '../../generated/operations.ts';

/*
 * The types that openapi-typescript makes from the published document with its default options, for
 * a client that sends no more than the contract requires.
 */

interface Schema {
  readonly required?: readonly string[];
}
interface Operation {
  readonly requestBody?: {
    readonly content: {
      'application/json': {
        readonly schema: { readonly $ref: string };
        readonly examples: Record<string, { readonly value: Record<string, unknown> }>;
      };
    };
  };
}

const schemas: Record<string, unknown> = document.components.schemas;
const paths: Record<string, unknown> = document.paths;
const folder = mkdtempSync(join(tmpdir(), 'client-types-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The first example of a request, without the fields that may be left out. */
const bodies = Object.values(operations).flatMap(({ id, path, method }) => {
  const item = paths[path] as Record<string, Operation>;
  const media = item[method.toLowerCase()]?.requestBody?.content['application/json'];
  if (media === undefined) return [];
  const schema = schemas[media.schema.$ref.split('/').at(-1) ?? ''] as Schema;
  const required = schema.required ?? [];
  const example = Object.values(media.examples)[0]?.value ?? {};
  const fields = Object.entries(example).filter(([name]) => required.includes(name));
  return [{ id, path, method: method.toLowerCase(), body: Object.fromEntries(fields) }];
});

describe('types made from the published document with the generator’s default options', () => {
  let complaints: Map<string, string[]>;

  beforeAll(async () => {
    const source = readFileSync(new URL('../../generated/openapi.json', import.meta.url), 'utf8');
    writeFileSync(join(folder, 'api.ts'), astToString(await openapiTypescript(source)));
    const files = bodies.map(({ id, path, method, body }) => {
      const type = `paths['${path}']['${method}']['requestBody']['content']['application/json']`;
      const file = join(folder, `${id}.ts`);
      writeFileSync(
        file,
        `import type { paths } from './api.ts';\nexport const body: ${type} = ${JSON.stringify(body)};\n`,
      );
      return file;
    });
    complaints = compile(files);
  });

  it('are tested for every operation that takes a body', () => {
    const withBody = Object.values(operations).filter(({ requestBody }) => requestBody !== 'none');
    expect(bodies.map(({ id }) => id)).toEqual(withBody.map(({ id }) => id));
    expect(bodies.find(({ id }) => id === 'login')?.body).toEqual({
      email: 'test-student@7peducation.com',
      password: 'TestPassword123!',
    });
  });

  it.each(bodies)('accept only the required fields of $id: $body', ({ id }) => {
    expect(complaints.get(`${id}.ts`) ?? []).toEqual([]);
  });
});

/** The errors of the compiler for each file, in strict mode. */
function compile(files: readonly string[]): Map<string, string[]> {
  const program = ts.createProgram(files, {
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: [],
  });
  const said = new Map<string, string[]>();
  for (const { file, code, messageText } of ts.getPreEmitDiagnostics(program)) {
    const name = file?.fileName.split('/').at(-1) ?? '';
    const message = `TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    said.set(name, [...(said.get(name) ?? []), message]);
  }
  return said;
}
