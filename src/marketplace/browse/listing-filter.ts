import type { components } from '../../../generated/schema.ts';
import type { PriceRange } from './price-range.ts';

export type Level = components['schemas']['Level'];

/** The conditions that a listing must fulfil, all of them (S-55). */
export interface ListingFilter {
  readonly categoryId?: string;
  readonly level?: Level;
  readonly price?: PriceRange;
}

export interface Sql {
  readonly text: string;
  readonly bindings: readonly (string | number)[];
}

/** The filter as SQL for course_listings, if given with a search: a tsquery of search-query.ts. */
export function whereListing(filter: ListingFilter, tsquery?: string): Sql {
  return all([...facetConditions(filter), condition('search @@ ?::tsquery', tsquery)]);
}

/** The filter as SQL for listing_facets, in which a price of -1 stands for all prices together. */
export function whereFacet(filter: ListingFilter): Sql {
  const text = filter.price === undefined ? 'price_minor = -1' : 'price_minor >= 0';
  return all([{ text, bindings: [] }, ...facetConditions(filter)]);
}

const NONE: Sql = { text: '', bindings: [] };

function facetConditions({ categoryId, level, price }: ListingFilter): Sql[] {
  return [
    condition('category_id = ?', categoryId),
    condition('level = ?', level),
    condition('price_minor >= ?', price?.min),
    condition('price_minor <= ?', price?.max),
  ];
}

function condition(text: string, value: string | number | undefined): Sql {
  return value === undefined ? NONE : { text, bindings: [value] };
}

function all(conditions: readonly Sql[]): Sql {
  const given = conditions.filter(({ text }) => text !== '');
  return {
    text: given.length === 0 ? 'TRUE' : given.map(({ text }) => text).join(' AND '),
    bindings: given.flatMap(({ bindings }) => bindings),
  };
}
