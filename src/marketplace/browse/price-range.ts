import { invalidRequest } from '../../contract/api-error.ts';
import { toMinor } from '../../money.ts';

/** Minor units, both ends included; an end that is absent is open. */
export interface PriceRange {
  readonly min?: number;
  readonly max?: number;
}

/** A range names no currency; this is the one that courses are priced in. */
const CURRENCY = 'try';

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
  const min = ends.min === undefined ? {} : { min: toMinor(ends.min, CURRENCY) };
  const max = ends.max === undefined ? {} : { max: toMinor(ends.max, CURRENCY) };
  const found: PriceRange = { ...min, ...max };
  if (found.min !== undefined && found.max !== undefined && found.min > found.max) {
    throw refusal('must not start above its end');
  }
  return found;
}

function refusal(message: string): Error {
  return invalidRequest([{ path: 'query.price_range', message }]);
}
