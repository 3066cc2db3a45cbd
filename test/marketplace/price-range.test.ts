import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../src/contract/api-error.ts';
import { parsePriceRange } from '../../src/marketplace/browse/price-range.ts';

const minor = fc.integer({ min: 0, max: 999_999_999 });

function major(units: number): string {
  return (units / 100).toFixed(2);
}

function refusalOf(text: string): unknown {
  try {
    parsePriceRange(text);
  } catch (error) {
    return error;
  }
  throw new Error(`${text} is accepted`);
}

describe('a price range (M2)', () => {
  it.each([
    ['free', { max: 0 }],
    ['paid', { min: 1 }],
    ['100-500', { min: 10_000, max: 50_000 }],
    ['100-', { min: 10_000 }],
    ['100+', { min: 10_000 }],
    ['100 ', { min: 10_000 }],
    ['-500', { max: 50_000 }],
    ['1.15-4.35', { min: 115, max: 435 }],
    ['0.5-0.5', { min: 50, max: 50 }],
    ['9999999.99+', { min: 999_999_999 }],
  ])('%j means %j', (text, range) => {
    expect(parsePriceRange(text)).toEqual(range);
  });

  it('keeps two decimals exactly', () => {
    fc.assert(
      fc.property(minor, minor, (one, other) => {
        const [min, max] = [Math.min(one, other), Math.max(one, other)];
        expect(parsePriceRange(`${major(min)}-${major(max)}`)).toEqual({ min, max });
      }),
    );
  });

  it('that starts above its end is refused with 400 and named', () => {
    const refusal = refusalOf('500-100');
    expect(refusal).toBeInstanceOf(ApiError);
    expect(refusal).toMatchObject({
      code: 'VALIDATION_ERROR',
      status: 400,
      details: { issues: [{ path: 'query.price_range' }] },
    });
  });

  it.each(['', '-', '+', '1e3', '100-500-900', '1,50', '1.234', 'FREE', '--5', '-5+'])(
    '%j is refused',
    (text) => expect(refusalOf(text)).toMatchObject({ status: 400 }),
  );
});
