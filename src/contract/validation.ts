import { patternMessages } from '../../generated/pattern-messages.ts';
import { type Violation, validators } from '../../generated/validators.js';
import { type Issue, invalidRequest } from './api-error.ts';
import type { Operation } from './router.ts';

const MAX_ISSUES = 20;

export interface RequestParts {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Record<string, unknown>;
  readonly body: unknown;
}

/**
 * Checks the parts of a request by the contract and fills in defaults.
 * @param found issues that were found when the request was read
 * @throws ApiError 400 naming every field at fault, up to 20 (A14, A45)
 */
export function validateRequest(
  operation: Operation,
  parts: RequestParts,
  found: readonly Issue[],
): void {
  const validate = validators[operation.id];
  const issues = [...found];
  if (validate.params?.(parts.params) === false) issues.push(...toIssues('path', validate.params));
  if (validate.query?.(parts.query) === false) issues.push(...toIssues('query', validate.query));
  if (parts.body !== undefined && validate.body?.(parts.body) === false) {
    issues.push(...toIssues('body', validate.body));
  }
  if (issues.length > 0) throw invalidRequest(issues.slice(0, MAX_ISSUES));
}

/**
 * Why a reply breaks the contract, for the log; undefined when it does not. It is checked by a copy
 * of its schema that allows no further fields.
 */
export function findReplyViolation(operation: Operation, status: number, body: unknown) {
  const validate = validators[operation.id].responses[status];
  if (validate === undefined) return `status ${status} is not declared`;
  if (validate(body)) return undefined;
  const [first] = validate.errors ?? [];
  return first === undefined
    ? 'breaks its schema'
    : `${first.instancePath || 'body'} ${first.message} ${JSON.stringify(first.params)}`;
}

function toIssues(root: string, { errors }: { errors?: Violation[] | null }): Issue[] {
  const violations = errors ?? [];
  // What is wrong with each alternative says more than that none of the alternatives matched.
  const telling = violations.filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'oneOf');
  return (telling.length > 0 ? telling : violations).map((violation) => ({
    path: pathOf(root, violation).slice(0, 200).toWellFormed(),
    message: messageOf(violation).slice(0, 300),
  }));
}

function pathOf(root: string, { keyword, instancePath, params }: Violation): string {
  const place =
    root + instancePath.replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
  if (keyword === 'required') return `${place}.${params.missingProperty}`;
  if (keyword === 'additionalProperties') return `${place}.${params.additionalProperty}`;
  return place;
}

const sentences: Readonly<Record<string, (params: Violation['params']) => string>> = {
  required: () => 'is required',
  additionalProperties: () => 'is not a known field',
  type: ({ type }) => `must be ${withArticle([type].flat().join(' or '))}`,
  minLength: ({ limit }) => `must have at least ${count(limit, 'character')}`,
  maxLength: ({ limit }) => `must have at most ${count(limit, 'character')}`,
  minItems: ({ limit }) => `must have at least ${count(limit, 'item')}`,
  maxItems: ({ limit }) => `must have at most ${count(limit, 'item')}`,
  minProperties: ({ limit }) => `must have at least ${count(limit, 'field')}`,
  minimum: ({ limit }) => `must be at least ${limit}`,
  maximum: ({ limit }) => `must be at most ${limit}`,
  enum: ({ allowedValues }) => `must be one of ${[allowedValues].flat().join(', ')}`,
  const: ({ allowedValue }) => `must be ${JSON.stringify(allowedValue)}`,
  format: ({ format }) => `must be a valid ${format}`,
  pattern: ({ pattern }) => patternMessages[String(pattern)] ?? 'does not have the right form',
};

function messageOf(violation: Violation): string {
  const sentence = sentences[violation.keyword];
  return sentence ? sentence(violation.params) : (violation.message ?? 'is not valid');
}

function count(limit: unknown, noun: string): string {
  return `${limit} ${noun}${limit === 1 ? '' : 's'}`;
}

function withArticle(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
