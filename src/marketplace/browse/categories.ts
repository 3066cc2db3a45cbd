import { searchWords } from '../search/search-folding.ts';

export interface Category {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** The category meant by a slug, an id or a name in any spelling (M1), if there is one. */
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
