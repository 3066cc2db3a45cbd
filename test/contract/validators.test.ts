import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Validate } from '../../generated/validators.js';
import { compileContract } from '../../scripts/generate/contract.ts';
import { formats } from '../../scripts/generate/formats.ts';

interface Validators {
  params?: Validate;
  query?: Validate;
  body?: Validate;
  responses: Record<string, Validate>;
}

const id = '10000000-0000-4000-8000-000000000001';
const folder = mkdtempSync(join(tmpdir(), 'validators-test-'));
let validators: Record<'changeShape' | 'listShapes', Validators>;

beforeAll(async () => {
  const outputs = await compileContract(join(import.meta.dirname, 'small-contract/openapi.yaml'));
  const code = outputs.find(({ name }) => name === 'validators.js')?.content ?? '';
  writeFileSync(join(folder, 'validators.mjs'), code);
  ({ validators } = await import(join(folder, 'validators.mjs')));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The places at which a value is wrong, and the keywords that say so. */
function violations(validate: Validate | undefined, value: unknown): string[] {
  expect(validate).toBeDefined();
  if (validate?.(value) !== false) return [];
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

describe('the validators of a request', () => {
  it('refuse what is not declared, field by field', () => {
    const { body, query, params } = validators.changeShape;
    expect(violations(body, { name: 'a', role: 1 })).toEqual([' additionalProperties']);
    expect(violations(query, { pages: 2 })).toEqual([' additionalProperties']);
    expect(violations(params, { shapeId: id, x: '' })).toEqual([' additionalProperties']);
    expect(violations(validators.listShapes.query, { page: 1 })).toEqual([' additionalProperties']);
  });

  it('report every violation at once, with what the message needs', () => {
    const { body } = validators.changeShape;
    const found = violations(body, { name: 'too long', scale: '1', labels: ['a', 'a'] });
    const expected = ['/name maxLength', '/name pattern', '/scale type', '/labels uniqueItems'];
    expect(found.sort()).toEqual(expected.sort());
    const pattern = body?.errors?.find(({ keyword }) => keyword === 'pattern');
    expect(pattern?.params).toEqual({ pattern: '^\\S+$' });
  });

  it('fill in defaults, also those of a referenced schema', () => {
    const query = {};
    expect(violations(validators.changeShape.query, query)).toEqual([]);
    expect(query).toEqual({ page: 1, sort: 'name' });
    const body = { name: 'a' };
    expect(violations(validators.changeShape.body, body)).toEqual([]);
    expect(body).toEqual({ name: 'a', scale: 1 });
  });

  it('convert nothing', () => {
    expect(violations(validators.changeShape.query, { page: '2' })).toEqual(['/page type']);
  });

  it('count characters, not UTF-16 units', () => {
    expect(violations(validators.changeShape.body, { name: '😀😀😀😀😀' })).toEqual([]);
    expect(violations(validators.changeShape.body, { name: '😀😀😀😀😀😀' })).not.toEqual([]);
  });
});

describe('the validators of a response', () => {
  it.each([
    ['every declared property', { id, sort: 'size', labels: { any: 'label' } }],
    ['a schema within itself', { id, parent: { id, parent: { id } } }],
    ['one of anyOf', { id, center: { x: 1, unit: { name: 'cm' } } }],
    ['the other of anyOf', { id, center: null }],
    ['one of a discriminated oneOf', { id, outline: { kind: 'circle', radius: 1 } }],
    ['the other of a discriminated oneOf', { id, outline: { kind: 'box', width: 1 } }],
    ['all parts of allOf', { id, corner: { x: 1, z: 2, color: 'red' } }],
  ])('accept %s', (_, value) => {
    expect(violations(validators.changeShape.responses[200], value)).toEqual([]);
  });

  it.each([
    ['at the root', { id, password_hash: '' }],
    ['in a schema within itself', { id, parent: { id, secret: 1 } }],
    ['in a member of anyOf', { id, center: { x: 1, secret: 1 } }],
    ['below a member of anyOf', { id, center: { x: 1, unit: { secret: 1 } } }],
    ['in a discriminated member', { id, outline: { kind: 'circle', radius: 1, secret: 1 } }],
    ['of the other discriminated member', { id, outline: { kind: 'circle', radius: 1, width: 1 } }],
    ['beside allOf', { id, corner: { x: 1, secret: 1 } }],
    ['in a list', { shapes: [{ id, secret: 1 }] }],
  ])('refuse an undeclared property %s', (place, value) => {
    const { changeShape, listShapes } = validators;
    const operation = place === 'in a list' ? listShapes : changeShape;
    const found = violations(operation.responses[200], value);
    expect(found.join()).toMatch(/(additional|unevaluated)Properties/);
  });

  it('accept the properties of both members of anyOf together, and no others', () => {
    const refusal = validators.changeShape.responses[404];
    expect(violations(refusal, { code: 'INVALID', hint: 'h', details: { any: 1 } })).toEqual([]);
    expect(violations(refusal, { code: 'INVALID', hint: 'h', secret: 1 })).not.toEqual([]);
  });

  it('are shared by equal schemas, and do not change values', () => {
    const { responses } = validators.changeShape;
    expect(responses.default).toBe(responses[404]);
    const shape = { id };
    expect(violations(responses[200], shape)).toEqual([]);
    expect(shape).toEqual({ id });
  });

  it('exist exactly for the statuses with a body', () => {
    expect(Object.keys(validators.listShapes.responses)).toEqual(['200']);
  });
});

describe('the generated module', () => {
  it('imports nothing but Node', () => {
    const file = join(import.meta.dirname, '../../generated/validators.js');
    const imports = readFileSync(file, 'utf8').matchAll(/\bfrom ['"]([^'"]+)|require\(([^)]*)/g);
    expect([...imports].map(([, module, required]) => module ?? required)).toEqual(['node:util']);
  });
});

describe('the formats', () => {
  const accepts = (format: string, value: string) => {
    const expression = formats[format];
    return expression instanceof RegExp && expression.test(value);
  };

  it.each([
    ['date-time', '2024-02-29T23:59:59.999Z'],
    ['date-time', '9999-12-31T23:59:59.999Z'],
    ['date-time', '2025-08-15T12:00:00+03:00'],
    ['date', '2000-02-29'],
    ['email', 'test-student@7peducation.com'],
    ['email', "o'brien+tag@sub.example.co"],
    ['uri', 'https://7peducation.com/a?b=c#d'],
    ['uri', 'data:image/png;base64,AAAA=='],
    ['uuid', id],
    ['ipv4', '127.0.0.1'],
  ])('%s accepts %s', (format, value) => {
    expect(accepts(format, value)).toBe(true);
  });

  it.each([
    ['date-time', '2025-02-29T00:00:00Z'],
    ['date-time', '2025-08-15T24:00:00Z'],
    ['date-time', '2025-08-15 12:00:00Z'],
    ['date-time', '2025-08-15T12:00:00'],
    ['date', '1900-02-29'],
    ['date', '2025-04-31'],
    ['email', 'a@b'],
    ['email', 'a b@example.com'],
    ['email', `${'a'.repeat(65)}@example.com`],
    ['uri', '/relative'],
    ['uri', 'https://example.com/a b'],
    ['uuid', `${id}0`],
    ['ipv4', '256.0.0.1'],
  ])('%s refuses %s', (format, value) => {
    expect(accepts(format, value)).toBe(false);
  });
});
