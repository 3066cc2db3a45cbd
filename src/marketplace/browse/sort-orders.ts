import type { Query } from '../../contract/call.ts';

/** How a page may be sorted (M4). */
export type Sort = NonNullable<Query<'listMarketplaceCourses'>['sort']>;

export type StoredSort = Exclude<Sort, 'relevance'>;

/**
 * Total orders, so that pages never overlap: ties go to the course with more ratings, then by
 * id. Each is exactly one index of course_listings, and nothing of it comes from a request.
 */
export const ORDER_BY: Readonly<Record<StoredSort, string>> = {
  price: 'price_minor, rating_count DESC, course_id',
  price_desc: 'price_minor DESC, rating_count DESC, course_id',
  rating: 'rating_tenths DESC, rating_count DESC, course_id',
  popularity: 'total_students DESC, rating_count DESC, course_id',
  newest: 'published_at DESC, rating_count DESC, course_id',
};

/** The sort of a page without a search: relevance needs words to be relevant to. */
export function sortFor(asked: Sort | undefined): StoredSort {
  return asked === undefined || asked === 'relevance' ? 'popularity' : asked;
}
