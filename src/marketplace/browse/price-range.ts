import { invalidRequest } from '../../contract/api-error.ts';

/** Minor units, both ends included; an end that is absent is open. */
export interface PriceRange {
  readonly min?: number;
  readonly max?: number;
}

/** A `+` in a query string may arrive as the space that form encoding makes of it. */
const range = /^(?<min>\d+(?:\.\d{1,2})?)?(?:[+ ]|-(?<max>\d+(?:\.\d{1,2})?)?)$/;

/**
 * The prices a `price_range` asks for (M2): `free`, `paid`, `100-500`, `100-`, `100+` or `-500`,
 * in major units. Throws a 400 when the lower end lies above the upper one.
 */
export function parsePriceRange(text: string): PriceRange {
  if (text === 'free') return { max: 0 };
  if (text === 'paid') return { min: 1 };
  const ends = range.exec(text)?.groups;
  if (ends === undefined || (ends.min === undefined && ends.max === undefined)) {
    throw refusal('must be free, paid, MIN-MAX, MIN-, MIN+ or -MAX');
  }
  const min = ends.min === undefined ? {} : { min: toMinorUnits(ends.min) };
  const max = ends.max === undefined ? {} : { max: toMinorUnits(ends.max) };
  const found: PriceRange = { ...min, ...max };
  if (found.min !== undefined && found.max !== undefined && found.min > found.max) {
    throw refusal('must not start above its end');
  }
  return found;
}

/** `12.5` → 1250. Digit by digit: 1.15 × 100 is 114.99999999999999 in binary fractions. */
function toMinorUnits(decimal: string): number {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return Number(whole + fraction.padEnd(2, '0'));
}

function refusal(message: string): Error {
  return invalidRequest([{ path: 'query.price_range', message }]);
}
