import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneModule from 'ajv/dist/standalone/index.js';
import { close, exact } from './closed-schema.ts';
import { ContractError } from './contract-error.ts';
import { type Document, dereference, type Row, type Schema } from './document.ts';
import { formats } from './formats.ts';
import { header } from './print.ts';
import { tidy } from './standalone-code.ts';

interface Validators {
  params?: string;
  query?: string;
  body?: string;
  responses: Record<string, string>;
}

/** Compiles every schema once, however many operations share it, and prints them as one module. */
export function printValidators(document: Document, rows: readonly Row[]) {
  const pool = createPool(document);
  const table = rows.map((row) => [row.id, collect(document, row, pool)]);
  return {
    'validators.js': pool.print(Object.fromEntries(table)),
    'validators.d.ts': declaration,
  };
}

type Pool = ReturnType<typeof createPool>;

function createPool(document: Document) {
  const components = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const ajv = createAjv();
  for (const [name, schema] of Object.entries(components)) {
    ajv.addSchema({ $id: `exact:${name}`, ...asObject(withoutDefault(exact(schema, components))) });
    ajv.addSchema({ $id: `closed:${name}`, ...asObject(close(schema)) });
    ajv.addSchema({ $id: `open:${name}`, ...asObject(close(schema, 'open')) });
  }
  const byContent = new Map<string, string>();
  const exported: Record<string, string> = {};

  /** The name of the compiled schema; a bare reference is the referenced component itself. */
  function add(name: string, schema: Schema, pointer: readonly string[]): string {
    const content = JSON.stringify(schema);
    const reference = /^\{"\$ref":"([^"]+)"\}$/.exec(content)?.[1];
    const known = byContent.get(content);
    if (known !== undefined) return known;
    const id = reference ?? `operation:${name}`;
    const label = reference?.replace(':', '_') ?? name;
    try {
      if (reference === undefined) ajv.addSchema({ $id: id, ...asObject(schema) });
      ajv.getSchema(id);
    } catch (error) {
      throw new ContractError(error instanceof Error ? error.message : String(error), pointer);
    }
    byContent.set(content, label);
    exported[label] = id;
    return label;
  }

  return {
    addRequest: (name: string, schema: Schema, pointer: readonly string[]) =>
      add(name, exact(schema, components), pointer),
    addResponse: (name: string, schema: Schema, pointer: readonly string[]) =>
      add(name, close(schema), pointer),
    print: (table: Record<string, Validators>) => {
      const standalone = standaloneModule.default;
      return `// ${header}\n${tidy(standalone(ajv, exported), Object.keys(exported), table)}`;
    },
  };
}

function createAjv() {
  return new Ajv2020({
    // A keyword that does not exist or cannot apply is a typing error.
    strict: true,
    allowUnionTypes: true,
    allErrors: true,
    useDefaults: true,
    discriminator: true,
    // Each component is one function of its own, so that it is not repeated at each mention.
    inlineRefs: false,
    formats,
    code: { source: true, esm: true, lines: true },
  });
}

function collect(document: Document, row: Row, pool: Pool): Validators {
  const { id, operation, pointer } = row;
  const found: Validators = { responses: {} };
  for (const place of ['path', 'query'] as const) {
    const schema = parametersSchema(row, place);
    const part = place === 'path' ? 'params' : 'query';
    if (schema) found[part] = pool.addRequest(`${id}_${part}`, schema, [...pointer, 'parameters']);
  }
  const body = operation.requestBody && dereference(document, operation.requestBody);
  const json = body?.content['application/json']?.schema;
  if (json !== undefined) {
    found.body = pool.addRequest(`${id}_body`, json, [...pointer, 'requestBody']);
  }
  for (const [status, reference] of Object.entries(operation.responses ?? {})) {
    const schema = dereference(document, reference).content?.['application/json']?.schema;
    const place = [...pointer, 'responses', status];
    if (schema === undefined) continue;
    found.responses[status] = pool.addResponse(`${id}_${status}`, schema, place);
  }
  return found;
}

/** One closed object for all parameters of a place, so that an unknown one is refused. */
function parametersSchema({ parameters }: Row, place: 'path' | 'query'): Schema | undefined {
  const chosen = parameters.filter((parameter) => parameter.in === place);
  // Every query is checked, so that an operation without parameters refuses unknown ones too.
  if (chosen.length === 0 && place === 'path') return undefined;
  const properties = chosen.map(({ name, schema }) => [name, schema ?? true]);
  const required = chosen.filter((parameter) => parameter.required).map(({ name }) => name);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  };
}

function asObject(schema: Schema): { [keyword: string]: unknown } {
  if (typeof schema === 'object') return schema;
  return schema ? {} : { not: {} };
}

/** A default at the root of a component is applied by those who refer to it. */
function withoutDefault(schema: Schema): Schema {
  if (typeof schema !== 'object') return schema;
  const { default: _applied, ...rest } = schema;
  return rest;
}

const declaration = `// ${header}
import type { OperationId } from './operations.ts';

export interface Violation {
  readonly keyword: string;
  /** JSON pointer of the value at fault. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Fills in defaults of requests; \`errors\` belongs to the last call. */
export interface Validate {
  (data: unknown): boolean;
  errors?: Violation[] | null;
}

export interface OperationValidators {
  readonly params?: Validate;
  readonly query?: Validate;
  readonly body?: Validate;
  /** By status, and \`default\`; closed: an undeclared property is a violation. */
  readonly responses: Readonly<Record<string, Validate>>;
}

export const validators: Readonly<Record<OperationId, OperationValidators>>;
`;
