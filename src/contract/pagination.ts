import type { components } from '../../generated/schema.ts';

export type Pagination = components['schemas']['Pagination'];

/**
 * The numbers of a page among all pages (M5). A page behind the last one is empty and not an error:
 * it has a previous page and no next one. Without any items there are no pages.
 */
export function paginate(page: number, limit: number, totalItems: number): Pagination {
  const totalPages = Math.ceil(totalItems / limit);
  return {
    current_page: page,
    total_pages: totalPages,
    total_items: totalItems,
    has_next: page < totalPages,
    has_prev: page > 1,
  };
}
