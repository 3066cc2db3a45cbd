import type { Query } from '../../contract/call.ts';

/** How a page may be sorted (M4). */
export type Sort = NonNullable<Query<'listMarketplaceCourses'>['sort']>;

export type StoredSort = Exclude<Sort, 'relevance'>;

/**
 * The SQL of each order. Equal courses are ordered by the number of ratings, then by id, so that no
 * two courses have the same place and pages never overlap. There is an index of course_listings for
 * each order. Nothing of the SQL comes from a request.
 */
export const ORDER_BY: Readonly<Record<StoredSort, string>> = {
  price: 'price_minor, rating_count DESC, course_id',
  price_desc: 'price_minor DESC, rating_count DESC, course_id',
  rating: 'rating_tenths DESC, rating_count DESC, course_id',
  popularity: 'total_students DESC, rating_count DESC, course_id',
  newest: 'published_at DESC, rating_count DESC, course_id',
};

/** The order of a page without a search. Without search words there is no relevance. */
export function sortFor(asked: Sort | undefined): StoredSort {
  return asked === undefined || asked === 'relevance' ? 'popularity' : asked;
}
