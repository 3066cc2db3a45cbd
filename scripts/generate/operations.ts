import { ContractError } from './contract-error.ts';
import { type Document, dereference, type Row, type Schema } from './document.ts';
import { header, printLiteral } from './print.ts';

const cachePolicies = ['catalogue', 'no-store'];
const defaultPolicy = {
  counts: 'all',
  code: 'RATE_LIMIT_EXCEEDED',
  exempt_codes: [],
  cleared_by_success: false,
};
const scalars = ['string', 'integer', 'number', 'boolean'];

/**
 * Prints the table of operations, from which routing, security, rate limits and the SDK are made.
 */
export function printOperations(document: Document, rows: readonly Row[]): string {
  const limits = document['x-rate-limits'] ?? {};
  const policies = Object.entries(limits).map(([name, policy]) => {
    return [name, { ...defaultPolicy, ...policy }];
  });
  const schemes = Object.keys(document.components?.securitySchemes ?? {});
  refuseSharedSdkNames(rows);
  const table = rows.map((row) => [row.id, describe(document, row)]);
  return `// ${header}
import type { ErrorCode } from './error-codes.ts';

export type SecurityScheme = ${schemes.map((name) => `'${name}'`).join(' | ') || 'never'};
/** The type of a parameter; one with \`[]\` may be given several times. */
export type ParameterType = ${scalars.map((name) => `'${name}' | '${name}[]'`).join(' | ')};

export interface RateLimitPolicy {
  readonly limit: number;
  readonly window_seconds: number;
  /** What is counted: an address, a user or API key, or an address with a field of the body. */
  readonly per: 'ip' | 'principal' | 'ip+field';
  /** With \`ip+field\`: the name of the body's field. */
  readonly field?: string;
  /**
   * Which calls count. \`failures\`: those that are refused, with the exception of exempt_codes.
   * \`accepted\`: those whose input fits the contract. A fault of the server counts in neither.
   */
  readonly counts: 'all' | 'failures' | 'accepted';
  /** With \`failures\`: refusals with these codes do not count. */
  readonly exempt_codes: readonly ErrorCode[];
  /** Whether a successful call sets the count back to zero. */
  readonly cleared_by_success: boolean;
  /** The error code of the 429 (A11). */
  readonly code: ErrorCode;
}

export interface OperationRow {
  readonly id: string;
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH';
  readonly path: string;
  readonly tag: string;
  /** A caller needs one of these credentials; empty for a public operation. */
  readonly security: readonly SecurityScheme[];
  readonly rateLimits: readonly RateLimitName[];
  readonly cache: 'catalogue' | 'no-store';
  readonly sdk: string;
  readonly seed: readonly string[];
  readonly requestBody: 'none' | 'optional' | 'required';
  readonly mediaTypes: readonly string[];
  readonly pathParameters: Readonly<Record<string, ParameterType>>;
  readonly queryParameters: Readonly<Record<string, ParameterType>>;
  /** The declared statuses in ascending order, without \`default\`. */
  readonly statuses: readonly number[];
}

export const rateLimits = ${printLiteral(Object.fromEntries(policies))} as const satisfies Record<string, RateLimitPolicy>;

export type RateLimitName = keyof typeof rateLimits;

export const operations = ${printLiteral(Object.fromEntries(table))} as const satisfies Record<string, OperationRow>;

export type OperationId = keyof typeof operations;
`;
}

function describe(document: Document, row: Row): Record<string, unknown> {
  const { id, method, path, operation, pointer } = row;
  const body = operation.requestBody && dereference(document, operation.requestBody);
  const statuses = Object.keys(operation.responses ?? {}).filter((status) => status !== 'default');
  checkPathParameters(row);
  return {
    id,
    method: method.toUpperCase(),
    path,
    tag: operation.tags?.[0] ?? fail('has no tag', pointer),
    security: listSchemes(document, row),
    rateLimits: listPolicies(document, row),
    cache: checkCache(row),
    sdk: operation['x-sdk'] ?? fail('has no x-sdk', pointer),
    seed: operation['x-seed'] ?? [],
    requestBody: body === undefined ? 'none' : body.required ? 'required' : 'optional',
    mediaTypes: Object.keys(body?.content ?? {}),
    pathParameters: listParameters(document, row, 'path'),
    queryParameters: listParameters(document, row, 'query'),
    statuses: statuses.map(Number).sort((a, b) => a - b),
  };
}

function fail(problem: string, pointer: readonly string[]): never {
  throw new ContractError(`the operation ${problem}`, pointer);
}

function listSchemes(document: Document, { operation, pointer }: Row): string[] {
  return (operation.security ?? document.security ?? []).map((requirement) => {
    const [scheme, ...others] = Object.keys(requirement);
    if (scheme === undefined || others.length > 0) {
      const problem = 'must list alternatives of one security scheme each, or [] for public';
      fail(problem, [...pointer, 'security']);
    }
    if (document.components?.securitySchemes?.[scheme] === undefined) {
      fail(`uses the unknown security scheme ${scheme}`, [...pointer, 'security']);
    }
    return scheme;
  });
}

function listPolicies(document: Document, { operation, pointer }: Row): string[] {
  const names = operation['x-rate-limit'] ?? fail('has no x-rate-limit', pointer);
  for (const [index, name] of names.entries()) {
    if (document['x-rate-limits']?.[name] !== undefined) continue;
    const known = Object.keys(document['x-rate-limits'] ?? {}).join(', ');
    const place = [...pointer, 'x-rate-limit', String(index)];
    fail(`names the unknown rate limit ${name}; x-rate-limits has ${known}`, place);
  }
  return names;
}

function checkCache({ operation, pointer, method }: Row): string {
  const cache = operation['x-cache'] ?? 'no-store';
  const place = [...pointer, 'x-cache'];
  if (!cachePolicies.includes(cache)) fail(`has the unknown x-cache ${cache}`, place);
  if (cache === 'catalogue' && method !== 'get') fail('is cached but not a GET', place);
  return cache;
}

function checkPathParameters({ path, parameters, pointer }: Row): void {
  const inTemplate = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
  const declared = parameters.filter((p) => p.in === 'path').map(({ name }) => name);
  const missing = inTemplate.find((name) => !declared.includes(name));
  if (missing !== undefined) fail(`does not declare its path parameter ${missing}`, pointer);
  const surplus = declared.find((name) => !inTemplate.includes(name));
  if (surplus !== undefined) fail(`declares ${surplus}, which ${path} does not have`, pointer);
}

function listParameters(document: Document, row: Row, place: 'path' | 'query') {
  const chosen = row.parameters.filter((parameter) => parameter.in === place);
  return Object.fromEntries(
    chosen.map(({ name, schema }) => {
      const type = typeOf(document, schema);
      if (type === undefined) fail(`needs one plain type for its parameter ${name}`, row.pointer);
      return [name, type];
    }),
  );
}

/** The type by which a parameter is read: a scalar, or `…[]` if it may be given several times. */
function typeOf(document: Document, schema: Schema | undefined): string | undefined {
  const found = schema === undefined ? undefined : dereference<Schema>(document, schema);
  if (typeof found !== 'object') return undefined;
  const type = found.type;
  if (type !== 'array')
    return typeof type === 'string' && scalars.includes(type) ? type : undefined;
  const item = typeOf(document, found.items as Schema | undefined);
  return item === undefined || item.endsWith('[]') ? undefined : `${item}[]`;
}

function refuseSharedSdkNames(rows: readonly Row[]): void {
  const seen = new Map<string, string>();
  for (const { id, operation, pointer } of rows) {
    const name = operation['x-sdk'] ?? '';
    const twin = seen.get(name);
    if (twin !== undefined) fail(`shares x-sdk ${name} with ${twin}`, [...pointer, 'x-sdk']);
    seen.set(name, id);
  }
}
