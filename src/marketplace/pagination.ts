export interface Pagination {
  readonly current_page: number;
  readonly total_pages: number;
  readonly total_items: number;
  readonly has_next: boolean;
  readonly has_prev: boolean;
}

/**
 * Where a page stands among all of them (M5). A page past the end is empty but not an error: it
 * has no next page and does have a previous one. Nothing at all makes no pages.
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
