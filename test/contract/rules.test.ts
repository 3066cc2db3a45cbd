import { describe, expect, it } from 'vitest';
import { read } from '../support/imports.ts';
import { ruleCodesIn, ruleCodesInUse } from '../support/rule-codes.ts';

/** The codes in this file are not counted: they only test how codes are read. */
const uses = ruleCodesInUse(['test/contract/rules.test.ts']);
const explained = [...read('RULES.md').matchAll(/^- \*\*(\S+)\*\* (.*)$/gm)];
const codes = explained.map(([, code = '']) => code);

describe('RULES.md', () => {
  it('explains every rule that any file names', () => {
    const missing = [...uses].filter(([code]) => !codes.includes(code));
    expect(missing).toEqual([]);
  });

  it('explains no rule that no file names', () => {
    expect(codes.filter((code) => !uses.has(code))).toEqual([]);
  });

  it('explains each rule once, in a sentence; the rules of a letter stand in order', () => {
    const inOrder = [...new Set(codes)].sort(
      (one, other) =>
        'SAPEMR'.indexOf(one.charAt(0)) - 'SAPEMR'.indexOf(other.charAt(0)) ||
        Number(one.replace(/\D/g, '')) - Number(other.replace(/\D/g, '')),
    );
    expect(codes).toEqual(inOrder);
    for (const [line, , words] of explained) expect(words, line).toMatch(/^\S.{15,}\.$/);
  });

  it('names only rules that it explains', () => {
    const named = [...ruleCodesIn(read('RULES.md'))];
    expect(named.filter((code) => !codes.includes(code))).toEqual([]);
  });
});

describe('a rule code', () => {
  it.each([
    ['/** 422: impossible given our data (A14). */', ['A14']],
    ["it('R-08: answers', …)", ['R-08']],
    ['x-seed: [S-05, S-104]', ['S-05', 'S-104']],
    ['limits as A9/A10; M4, in other words', ['A9', 'A10', 'M4']],
    ['(S-30 to S-32)', ['S-30', 'S-31', 'S-32']],
    ['(R-98…R-101), (P1–P3)', ['R-98', 'R-99', 'R-100', 'R-101', 'P1', 'P2', 'P3']],
    [' * passes (R-84 to\n * R-86)', ['R-84', 'R-85', 'R-86']],
    ['-- M4: one index per sort', ['M4']],
  ])('is found in %j', (text, found) => {
    expect([...ruleCodesIn(text)].sort()).toEqual([...found].sort());
  });

  it.each([
    'on A4 paper',
    'UTF-8, UTF-16, SHA-256, HS256',
    'P2P, an MP3, E.164, E1.5',
    'RFC 9110, ISO-8601, HS-12, XS-12',
    '%C4%B0%A0 and \\A0',
    'sha512-A1+M2=',
    'the S-shaped S-1x and M3u8',
  ])('is not found in %j', (text) => {
    expect([...ruleCodesIn(text)]).toEqual([]);
  });

  it('that ends a range is no smaller than the one that begins it', () => {
    expect(() => ruleCodesIn('S-34 to S-30')).toThrow('S-34 to S-30 is no range');
  });
});
