import type { Knex } from 'knex';
import type { HotHandler, Query, Reply } from '../contract/call.ts';
import { paginate } from '../contract/pagination.ts';
import { browseListings, type ListingPage } from './browse/browse.queries.ts';
import { findCategories } from './browse/categories.queries.ts';
import { matchCategory } from './browse/categories.ts';
import type { ListingFilter } from './browse/listing-filter.ts';
import { toMarketplaceCourse } from './browse/marketplace-course.ts';
import { parsePriceRange } from './browse/price-range.ts';
import { RenderedPages } from './browse/rendered-pages.ts';
import { sortFor } from './browse/sort-orders.ts';
import { FIND_CATALOGUE_VERSION } from './index/catalogue-version.queries.ts';
import { searchListings } from './search/search.queries.ts';
import { searchWords } from './search/search-folding.ts';
import { searches } from './search/search-queue.ts';

type Operation = 'listMarketplaceCourses';

const NOTHING: ListingPage = { total: 0, courses: [] };

/** The kept pages by database, because tests have several databases in one process. */
const pagesOf = new WeakMap<Knex, RenderedPages<Reply<Operation>>>();

/** Lists or searches the published courses (M1–M7). */
export const listMarketplaceCourses: HotHandler<Operation> = {
  async hot({ query, userId, first, confirm, reply }) {
    // 1. Confirm the caller, and read the version of the catalogue.
    const [catalogue] = await first(FIND_CATALOGUE_VERSION, {});
    const { db } = (await confirm()).context;

    // 2. Answer with the page that was made for an earlier caller, or make it.
    const pages = pagesOf.get(db) ?? new RenderedPages();
    pagesOf.set(db, pages);
    return pages.get(catalogue?.version ?? 0, JSON.stringify(query), async () => {
      const found = await findPage(db, query, userId);
      return reply(200, {
        courses: found.courses.map(toMarketplaceCourse),
        pagination: paginate(query.page, query.limit, found.total),
      });
    });
  },
};

async function findPage(db: Knex, query: Query<Operation>, userId: string): Promise<ListingPage> {
  const { page, limit, search, sort } = query;
  const filter = await filterOf(db, query);
  if (filter === undefined) return NOTHING;
  const window = { offset: (page - 1) * limit, limit };
  if (search === undefined) return browseListings(db, filter, sortFor(sort), window);
  const words = searchWords(search);
  const find = () => searchListings(db, filter, words, sort ?? 'relevance', window);
  return searches.run(find, userId);
}

/** The filter of the query; undefined when it names a category that does not exist. */
async function filterOf(db: Knex, query: Query<Operation>): Promise<ListingFilter | undefined> {
  const { category: asked, level, price_range: prices } = query;
  const price = prices === undefined ? {} : { price: parsePriceRange(prices) };
  const rest = { ...price, ...(level === undefined ? {} : { level }) };
  if (asked === undefined) return rest;
  const category = matchCategory(await findCategories(db), asked);
  return category && { ...rest, categoryId: category.id };
}
