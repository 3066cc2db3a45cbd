import type { Call, Reply } from '../contract/call.ts';
import { paginate } from '../contract/pagination.ts';
import { browseListings, type ListingPage } from './browse/browse.queries.ts';
import { findCategories } from './browse/categories.queries.ts';
import { matchCategory } from './browse/categories.ts';
import type { ListingFilter } from './browse/listing-filter.ts';
import { toMarketplaceCourse } from './browse/marketplace-course.ts';
import { parsePriceRange } from './browse/price-range.ts';
import { sortFor } from './browse/sort-orders.ts';
import { searchListings } from './search/search.queries.ts';
import { searchWords } from './search/search-folding.ts';

type Operation = 'listMarketplaceCourses';

const NOTHING: ListingPage = { total: 0, courses: [] };

/** Browsing and searching the published courses (M1–M7). */
export async function listMarketplaceCourses(call: Call<Operation>): Promise<Reply<Operation>> {
  const { page, limit } = call.query;
  const filter = await filterOf(call);
  const found = filter === undefined ? NOTHING : await findPage(call, filter, page, limit);
  return call.reply(200, {
    courses: found.courses.map(toMarketplaceCourse),
    pagination: paginate(page, limit, found.total),
  });
}

function findPage(
  { query, context }: Call<Operation>,
  filter: ListingFilter,
  page: number,
  limit: number,
): Promise<ListingPage> {
  const window = { offset: (page - 1) * limit, limit };
  const { search } = query;
  if (search === undefined) {
    return browseListings(context.db, filter, sortFor(query.sort), window);
  }
  const sort = query.sort ?? 'relevance';
  return searchListings(context.db, filter, searchWords(search), sort, window);
}

/** What the query asks for; undefined when it names a category that does not exist. */
async function filterOf({ query, context }: Call<Operation>): Promise<ListingFilter | undefined> {
  const { category: asked, level, price_range: prices } = query;
  const price = prices === undefined ? {} : { price: parsePriceRange(prices) };
  const rest = { ...price, ...(level === undefined ? {} : { level }) };
  if (asked === undefined) return rest;
  const category = matchCategory(await findCategories(context.db), asked);
  return category && { ...rest, categoryId: category.id };
}
