import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_AMOUNT, toMajor, toMinor } from '../src/money.ts';

const EXPONENTS = { jpy: 0, krw: 0, try: 2, usd: 2, eur: 2, kwd: 3, iqd: 3 } as const;
const currency = fc.constantFrom(...(Object.keys(EXPONENTS) as (keyof typeof EXPONENTS)[]));
const amount = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.integer({ min: 0, max: LARGEST_AMOUNT }),
);

/** The amount as decimal text, made from its digits without arithmetic. */
function written(minor: number, exponent: number): string {
  const digits = String(minor).padStart(exponent + 1, '0');
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

describe('an amount of money', () => {
  it.each([
    [49_990, 'try', 499.9],
    [115, 'try', 1.15],
    [1, 'usd', 0.01],
    [500, 'jpy', 500],
    [1_234, 'kwd', 1.234],
    [0, 'try', 0],
    [LARGEST_AMOUNT, 'try', 9_999_999_999_999.99],
  ])('of %d minor units of %s is %d', (minor, of, major) => {
    expect(toMajor(minor, of)).toBe(major);
    expect(toMinor(major, of)).toBe(minor);
  });

  it('is the same after conversion to major units and back, up to the largest amount', () => {
    fc.assert(
      fc.property(amount, currency, (minor, of) => {
        expect(toMinor(toMajor(minor, of), of)).toBe(minor);
      }),
    );
  });

  it('in major units is exactly the number that its decimal text gives', () => {
    fc.assert(
      fc.property(amount, currency, (minor, of) => {
        const text = written(minor, EXPONENTS[of]);
        expect(toMajor(minor, of)).toBe(Number(text));
        expect(toMinor(text, of)).toBe(minor);
      }),
    );
  });

  it('grows with the number of minor units', () => {
    fc.assert(
      fc.property(amount, amount, currency, (one, other, of) => {
        expect(Math.sign(toMajor(one, of) - toMajor(other, of))).toBe(Math.sign(one - other));
      }),
    );
    const next = fc.integer({ min: 0, max: LARGEST_AMOUNT - 1 });
    fc.assert(
      fc.property(next, currency, (minor, of) => {
        expect(toMajor(minor + 1, of)).toBeGreaterThan(toMajor(minor, of));
      }),
    );
  });

  it.each([
    [1.155, 'try'],
    ['1.150', 'try'],
    [0.5, 'jpy'],
    ['10.0', 'jpy'],
    [1.2345, 'kwd'],
    [0.1 + 0.2, 'usd'],
  ])('%s %s is refused, because the currency has fewer decimals', (major, of) => {
    expect(() => toMinor(major, of)).toThrow(
      `${major} has more than the ${EXPONENTS[of as keyof typeof EXPONENTS]} decimals of ${of}`,
    );
  });

  it.each(['', '.', '1.', '.5', '-1', '+1', '1,50', '1e3', ' 1', -1, Number.NaN, 1e21, 1e-7])(
    '%j is refused, because it is no amount',
    (major) => expect(() => toMinor(major, 'try')).toThrow(RangeError),
  );

  it.each([-1, 0.5, Number.NaN, LARGEST_AMOUNT + 1])(
    '%d minor units are refused: they are not whole, or out of range',
    (minor) => expect(() => toMajor(minor, 'try')).toThrow('An amount is whole'),
  );

  it('is refused when it is so large that its last digit would be lost', () => {
    expect(() => toMinor(`${LARGEST_AMOUNT}.00`, 'try')).toThrow('An amount is whole');
  });

  it.each(['xyz', 'TRY', '', 'tr', 'constructor'])('of the currency %j is refused', (of) => {
    const refusal = `${JSON.stringify(of)} is not a currency in lower-case ISO 4217`;
    expect(() => toMajor(100, of)).toThrow(refusal);
    expect(() => toMinor(1, of)).toThrow(refusal);
  });
});

describe('the source', () => {
  it('divides by 100 only in money.ts, so that no code assumes a currency with two decimals', () => {
    const source = fileURLToPath(new URL('../src/', import.meta.url));
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      // The demo divides by 100 once, for a percentage of a lesson's minutes.
      (name) => name.endsWith('.ts') && name !== 'money.ts' && name !== 'demo/learning-rows.ts',
    );
    const dividing = files.filter((name) =>
      /\/ *100(?![\d_])/.test(readFileSync(`${source}${name}`, 'utf8')),
    );
    expect(dividing).toEqual([]);
  });
});
