import { type Document, dereference, type Row, type Schema } from './document.ts';
import { header } from './print.ts';
import { createPool, type SchemaPool } from './schema-pool.ts';
import { tidy } from './standalone-code.ts';

interface Validators {
  params?: string;
  query?: string;
  body?: string;
  responses: Record<string, string>;
}

/** Compiles all schemas, a shared one only once, and prints the validators as one module. */
export function printValidators(document: Document, rows: readonly Row[]) {
  const pool = createPool((document.components?.schemas ?? {}) as Record<string, Schema>);
  const table = Object.fromEntries(rows.map((row) => [row.id, collect(document, row, pool)]));
  const { code, names } = pool.print();
  return {
    'validators.js': `// ${header}\n${tidy(code, names, table)}`,
    'validators.d.ts': declaration,
  };
}

function collect(document: Document, row: Row, pool: SchemaPool): Validators {
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

/** One closed object schema for all parameters of a place, so that unknown ones are refused. */
function parametersSchema({ parameters }: Row, place: 'path' | 'query'): Schema | undefined {
  const chosen = parameters.filter((parameter) => parameter.in === place);
  // The query is checked even without parameters, so that unknown ones are refused.
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

const declaration = `// ${header}
import type { OperationId } from './operations.ts';

export interface Violation {
  readonly keyword: string;
  /** The JSON pointer of the value that is wrong. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Validates a value and fills in defaults of requests; \`errors\` are those of the last call. */
export interface Validate {
  (data: unknown): boolean;
  errors?: Violation[] | null;
}

export interface OperationValidators {
  readonly params?: Validate;
  readonly query?: Validate;
  readonly body?: Validate;
  /** By status, or \`default\`. An undeclared property is a violation. */
  readonly responses: Readonly<Record<string, Validate>>;
}

export const validators: Readonly<Record<OperationId, OperationValidators>>;
`;
