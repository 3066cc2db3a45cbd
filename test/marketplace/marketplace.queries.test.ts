import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CourseListings } from '../../generated/database.ts';
import { browseListings } from '../../src/marketplace/browse/browse.queries.ts';
import type { ListingFilter } from '../../src/marketplace/browse/listing-filter.ts';
import type { StoredSort } from '../../src/marketplace/browse/sort-orders.ts';
import { openMarketplace } from '../support/marketplace-database.ts';

const db = openMarketplace(640);

type Listing = CourseListings;

/** The orders that M4 requires, written without SQL. */
const compare: Record<StoredSort, (a: Listing, b: Listing) => number> = {
  price: (a, b) => a.price_minor - b.price_minor,
  price_desc: (a, b) => b.price_minor - a.price_minor,
  rating: (a, b) => b.rating_tenths - a.rating_tenths,
  popularity: (a, b) => b.total_students - a.total_students,
  newest: (a, b) => b.published_at.getTime() - a.published_at.getTime(),
};
const sorts = Object.keys(compare) as StoredSort[];

let listings: Listing[];
beforeAll(async () => {
  listings = await db()('course_listings').select('*');
});

function expected(filter: ListingFilter, sort: StoredSort): string[] {
  const { min = 0, max = Number.POSITIVE_INFINITY } = filter.price ?? {};
  return listings
    .filter((one) => filter.categoryId === undefined || one.category_id === filter.categoryId)
    .filter((one) => filter.level === undefined || one.level === filter.level)
    .filter((one) => one.price_minor >= min && one.price_minor <= max)
    .sort(
      (a, b) =>
        compare[sort](a, b) ||
        b.rating_count - a.rating_count ||
        (a.course_id < b.course_id ? -1 : 1),
    )
    .map((one) => one.course_id);
}

async function walk(filter: ListingFilter, sort: StoredSort, limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; ; offset += limit) {
    const page = await browseListings(db(), filter, sort, { offset, limit });
    if (page.courses.length === 0) return ids;
    ids.push(...page.courses.map((course) => course.id));
  }
}

describe('the pages of a sort', () => {
  it.each(sorts)(
    'by %s have every course once and in order, also equal courses (M4)',
    async (sort) => {
      expect(await walk({}, sort, 50)).toEqual(expected({}, sort));
      expect(await walk({ price: { max: 50_000 } }, sort, 37)).toEqual(
        expected({ price: { max: 50_000 } }, sort),
      );
    },
  );

  it('contain equal courses, without which the test above would prove nothing', () => {
    for (const sort of sorts) {
      const ordered = listings.toSorted(compare[sort]);
      const ties = ordered.filter((one, index) => {
        const next = ordered[index + 1];
        return next !== undefined && compare[sort](one, next) === 0;
      });
      if (sort !== 'newest') expect(ties.length).toBeGreaterThan(20);
    }
  });
});

describe('filters', () => {
  it('must all match, and the total is exact (S-55, M5)', async () => {
    const categories = [...new Set(listings.map((one) => one.category_id))];
    const filters = fc.record(
      {
        categoryId: fc.constantFrom(...categories),
        level: fc.constantFrom('beginner' as const, 'intermediate' as const, 'advanced' as const),
        price: fc.oneof(
          fc.constant({ max: 0 }),
          fc.constant({ min: 1 }),
          fc.integer({ min: 0, max: 130_000 }).map((min) => ({ min })),
          fc
            .tuple(fc.nat(60_000), fc.nat(60_000))
            .map(([min, width]) => ({ min, max: min + width })),
        ),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.constantFrom(...sorts),
        fc.nat(60),
        fc.integer({ min: 1, max: 50 }),
        async (filter, sort, offset, limit) => {
          const all = expected(filter, sort);
          const page = await browseListings(db(), filter, sort, { offset, limit });
          expect(page.total).toBe(all.length);
          expect(page.courses.map((one) => one.id)).toEqual(all.slice(offset, offset + limit));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('include both ends of a price range (M2)', async () => {
    const price = listings.map((one) => one.price_minor).sort((a, b) => a - b)[300] ?? 0;
    const page = await browseListings(db(), { price: { min: price, max: price } }, 'price', {
      offset: 0,
      limit: 1,
    });
    expect(page.total).toBe(listings.filter((one) => one.price_minor === price).length);
  });
});

describe('a page behind the last one', () => {
  it.each([0, 1, 1_000, 49_999_950])(
    'is empty and has the total, %i entries behind the end',
    async (behind) => {
      const page = await browseListings(db(), {}, 'rating', {
        offset: listings.length + behind,
        limit: 20,
      });
      expect(page).toEqual({ total: listings.length, courses: [] });
    },
  );
});
