import type { Knex } from 'knex';
import { type Level, type ListingFilter, whereFacet, whereListing } from './listing-filter.ts';
import { ORDER_BY, type StoredSort } from './sort-orders.ts';

/** One course of a page; price, rating and duration as the database has them. */
export interface ListedCourse {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  readonly short_description: string;
  readonly thumbnail_url: string;
  readonly level: Level;
  readonly price_minor: number;
  readonly original_price_minor: number | null;
  readonly currency: string;
  readonly rating_tenths: number;
  readonly total_students: number;
  readonly duration_minutes: number;
  readonly tags: string[];
  readonly instructor_name: string;
  readonly instructor_avatar_url: string;
  readonly category_name: string;
}

export interface ListingPage {
  readonly total: number;
  readonly courses: ListedCourse[];
}

export interface Window {
  readonly offset: number;
  /** At most 50. */
  readonly limit: number;
}

/** A row of the result. An empty page has one row, with the total and without a course. */
type BrowsedRow = { readonly items: number } & (ListedCourse | { readonly id: null });

/**
 * A page of the courses that match the filter, and their exact number, in one round trip. The page
 * is read from the index of its order; the number is the sum of a few rows of listing_facets.
 */
export async function browseListings(
  db: Knex,
  filter: ListingFilter,
  sort: StoredSort,
  window: Window,
): Promise<ListingPage> {
  const facets = whereFacet(filter);
  const where = whereListing(filter);
  const statement = db.raw<{ rows: [BrowsedRow, ...BrowsedRow[]] }>(
    `WITH total AS MATERIALIZED (
       SELECT coalesce(sum(courses), 0)::int AS items FROM listing_facets WHERE ${facets.text}
     ), page AS (${pageOf(
       `SELECT course_id FROM course_listings
        WHERE ${where.text} AND (SELECT items FROM total) > ? ORDER BY ${ORDER_BY[sort]}`,
       window,
     )})
     SELECT total.items, details.* FROM total
     LEFT JOIN (${DETAILS}) details ON TRUE ORDER BY details.position`,
    [...facets.bindings, ...where.bindings, window.offset, ...bindingsOf(window)],
  );
  const found = await (filter.price === undefined ? statement : statement.options(PLANNED_ANEW));
  return { total: found.rows[0].items, courses: found.rows.filter((row) => row.id !== null) };
}

/**
 * An option for statements whose best plan depends on their values, such as a common or a rare
 * word. With a name the server would after a while use one plan for all values.
 */
export const PLANNED_ANEW = { name: '' };

/**
 * SQL for the rows of a page with their positions, from the ordered query `source`. The inner LIMIT
 * is a number and not a parameter: when the server plans without knowing the values, it expects a
 * tenth of the table, and chooses a bad plan.
 */
export function pageOf(source: string, { offset }: Window): string {
  return `SELECT course_id, row_number() OVER () AS position FROM (
      ${source} ${offset > 0 ? 'OFFSET ?' : ''} LIMIT 50
    ) candidates LIMIT ?`;
}

export function bindingsOf({ offset, limit }: Window): number[] {
  return offset > 0 ? [offset, limit] : [limit];
}

/**
 * SQL for everything that is shown of the courses in the CTE `page`. Before this only indexes are
 * read; the tables are only read here, for the few courses of the page.
 */
export const DETAILS = `
  SELECT page.position, c.id, c.title, c.slug, c.short_description, c.thumbnail_url, l.level,
    l.price_minor, c.original_price_minor, c.currency, l.rating_tenths, l.total_students,
    l.duration_minutes, c.tags, i.display_name AS instructor_name,
    i.avatar_url AS instructor_avatar_url, g.name AS category_name
  FROM page
  JOIN course_listings l ON l.course_id = page.course_id
  JOIN courses c ON c.id = page.course_id
  JOIN instructors i ON i.id = c.instructor_id
  JOIN categories g ON g.id = l.category_id`;
