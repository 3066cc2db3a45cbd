import { invalidRequest } from '../../contract/api-error.ts';
import { toMinor } from '../../money.ts';

/** In minor units. Both ends belong to the range; without an end it is not limited there. */
export interface PriceRange {
  readonly min?: number;
  readonly max?: number;
}

/** The currency of all courses; a range does not name one. */
const CURRENCY = 'try';

/** `100+` may also arrive as `100 `, because a `+` in a query string means a space. */
const range = /^(?<min>\d+(?:\.\d{1,2})?)?(?:[+ ]|-(?<max>\d+(?:\.\d{1,2})?)?)$/;

/**
 * Reads a `price_range` (M2): `free`, `paid`, `100-500`, `100-`, `100+` or `-500`, in major units.
 * Throws a 400 when the lower end is above the upper one.
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
