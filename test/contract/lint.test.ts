import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../scripts/contract-rules/safe-patterns.ts';
import { formats } from '../../scripts/generate/formats.ts';
import { lintContract } from '../../scripts/generate/lint.ts';

const brokenContract = join(import.meta.dirname, 'broken-contract');

async function lint(contract: string) {
  const { passed, output } = await lintContract(contract, 'github-actions');
  const lines = output.matchAll(/^::error title=([^,]+),file=([^,]+),line=(\d+)/gm);
  const found = [...lines].map(([, rule, file = '', line]) => `${rule} ${basename(file)}:${line}`);
  return { passed, found: new Set(found) };
}

/** The rules that comments in the broken contract name, with the lines of these comments. */
function listMarks(): string[] {
  return readdirSync(brokenContract).flatMap((file) => {
    const lines = readFileSync(join(brokenContract, file), 'utf8').split('\n');
    return lines.flatMap((line, index) => {
      const marks = / # ((?:(?:contract|rule)\/\S+ ?)+)$/.exec(line)?.[1]?.trim().split(' ') ?? [];
      return marks.map((rule) => `${rule} ${file}:${index + 1}`);
    });
  });
}

describe('the linter', () => {
  const marks = listMarks();
  let result: Awaited<ReturnType<typeof lint>>;
  beforeAll(async () => {
    result = await lint(join(brokenContract, 'openapi.yaml'));
  });

  it.each([
    'contract/bounded-values',
    'contract/closed-requests',
    'contract/declared-refusals',
    'contract/error-codes',
    'contract/known-formats',
    'contract/named-examples',
    'contract/no-body-defaults',
    'contract/no-null-character',
    'contract/plain-dialect',
    'contract/safe-patterns',
    'contract/valid-examples',
    'rule/operation-states-rate-limit',
    'rule/operation-states-sdk',
    'rule/operation-states-security',
  ])('names file and line of each mistake that breaks %s, and nothing else', (rule) => {
    const expected = marks.filter((mark) => mark.startsWith(`${rule} `));
    const found = [...result.found].filter((mark) => mark.startsWith(`${rule} `));
    expect(expected).not.toEqual([]);
    expect(found.sort()).toEqual(expected.sort());
  });

  it('fails on a broken contract', () => {
    expect(result.passed).toBe(false);
  });

  it('finds nothing else in the broken contract', () => {
    expect([...result.found].sort()).toEqual(marks.sort());
  });

  // The first time the linter runs on a machine, it checks every pattern, which takes long.
  it('accepts the contract', { timeout: 240_000 }, async () => {
    const contract = join(import.meta.dirname, '../../openapi/openapi.yaml');
    expect(await lint(contract)).toEqual({ passed: true, found: new Set() });
  });
});

describe('a pattern', () => {
  it.each(['^a|b$', 'a+', '^a', 'a$', '^a\\$', '^(?:a|b$)'])('%s is not anchored', (pattern) => {
    expect(judge(pattern)).toMatch(/must start with/);
  });

  it.each(['^(?:a|b)$', '^a$|^b$', '^[|(]$', '^\\|\\($', '^[a-z0-9]+(?:-[a-z0-9]+)*$'])(
    '%s is anchored and safe',
    (pattern) => {
      expect(judge(pattern)).toBeUndefined();
    },
  );

  it.each(['^(?:a+)+$', '^(?:a|a)*$', '^\\d+\\d+\\d+\\d+$'])('%s is open to ReDoS', (pattern) => {
    expect(judge(pattern)).toMatch(/ReDoS/);
  });
});

describe('a format', () => {
  const expressions = Object.entries(formats).flatMap(([name, format]): [string, RegExp][] =>
    format === true ? [] : [[name, format]],
  );

  it.each(expressions)('%s takes linear time for any value', (_, { source, flags }) => {
    expect(judge(source, flags)).toBeUndefined();
  });
});
