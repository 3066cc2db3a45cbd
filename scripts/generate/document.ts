import { ContractError, formatPointer, parsePointer } from './contract-error.ts';

/** The parts of OpenAPI 3.1 that the compiler reads. The linter has checked the rest. */
export interface Document {
  paths: Record<string, PathItem>;
  security?: SecurityRequirement[];
  components?: Partial<Record<string, Record<string, unknown>>>;
  'x-rate-limits'?: Record<string, RateLimit>;
}

export interface RateLimit {
  limit: number;
  window_seconds: number;
  per: string;
  field?: string;
  counts?: string;
  exempt_codes?: string[];
  cleared_by_success?: boolean;
}

export type SecurityRequirement = Record<string, string[]>;
export type Schema = { [keyword: string]: unknown } | boolean;
export type Reference = { $ref: string };
type OrReference<T> = T | Reference;

export const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;
export type Method = (typeof methods)[number];

export type PathItem = { parameters?: OrReference<Parameter>[] } & Partial<
  Record<Method, Operation>
>;

export interface Operation {
  operationId?: string;
  tags?: string[];
  security?: SecurityRequirement[];
  parameters?: OrReference<Parameter>[];
  requestBody?: OrReference<RequestBody>;
  responses?: Record<string, OrReference<Response>>;
  'x-rate-limit'?: string[];
  'x-sdk'?: string;
  'x-seed'?: string[];
  'x-cache'?: string;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema?: Schema;
}

export interface RequestBody {
  required?: boolean;
  content: Record<string, { schema?: Schema }>;
}

export interface Response {
  content?: Record<string, { schema?: Schema }>;
}

/** An operation with its path, method and all its parameters. */
export interface Row {
  id: string;
  method: Method;
  path: string;
  pointer: readonly string[];
  operation: Operation;
  parameters: readonly Parameter[];
}

/** Follows `$ref`s within the bundle until it finds something else. */
export function dereference<T>(document: Document, value: OrReference<T>): T {
  let found: unknown = value;
  while (isReference(found)) {
    const { $ref } = found;
    found = parsePointer($ref).reduce<unknown>(
      (node, part) => (node as Record<string, unknown> | undefined)?.[part],
      document,
    );
    if (found === undefined) throw new ContractError(`${$ref} does not exist`, parsePointer($ref));
  }
  return found as T;
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && '$ref' in value;
}

/** All operations in the order of the paths; throws if one has no id or the id of another. */
export function listRows(document: Document): Row[] {
  const rows = new Map<string, Row>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method];
      if (operation === undefined) continue;
      const pointer = ['paths', path, method];
      const id = operation.operationId;
      if (id === undefined) throw new ContractError(`${method} ${path}: no operationId`, pointer);
      const twin = rows.get(id);
      if (twin !== undefined) {
        const other = formatPointer(twin.pointer);
        throw new ContractError(`operationId ${id} is already used by ${other}`, [
          ...pointer,
          'operationId',
        ]);
      }
      const parameters = collectParameters(document, item, operation);
      rows.set(id, { id, method, path, pointer, operation, parameters });
    }
  }
  return [...rows.values()];
}

/** The parameters of a path and an operation; those of the operation replace others of the name. */
function collectParameters(document: Document, item: PathItem, operation: Operation): Parameter[] {
  const byName = new Map<string, Parameter>();
  for (const reference of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) {
    const parameter = dereference(document, reference);
    byName.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...byName.values()];
}
