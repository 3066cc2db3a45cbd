import type { Knex } from 'knex';
import type { Category } from './categories.ts';

export interface CountedCategory extends Category {
  readonly course_count: number;
}

/** All categories with their numbers of courses, by name in Turkish alphabetical order. */
export async function listAllCategories(db: Knex): Promise<CountedCategory[]> {
  const found = await db.raw<{ rows: CountedCategory[] }>(
    `SELECT c.id, c.slug, c.name, coalesce(sum(f.courses), 0)::int AS course_count
     FROM categories c LEFT JOIN listing_facets f ON f.category_id = c.id AND f.price_minor = ?
     GROUP BY c.id ORDER BY c.name COLLATE "tr-x-icu", c.id`,
    [-1],
  );
  return found.rows;
}

/** All categories, without numbers. There are so few that `matchCategory` can compare them all. */
export async function findCategories(db: Knex): Promise<Category[]> {
  return db('categories').select('id', 'slug', 'name').orderBy('id');
}
