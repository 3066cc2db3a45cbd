import { searchWords } from '../search/search-folding.ts';

export interface Category {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** Finds a category by slug, id, or name, without regard to case and accents (M1). */
export function matchCategory<Found extends Category>(
  categories: readonly Found[],
  asked: string,
): Found | undefined {
  const folded = searchWords(asked).join(' ');
  return (
    categories.find((category) => category.slug === asked) ??
    categories.find((category) => category.id === asked.toLowerCase()) ??
    categories.find(({ name }) => folded !== '' && searchWords(name).join(' ') === folded)
  );
}
