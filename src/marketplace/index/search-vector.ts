import { indexWords } from '../search/search-folding.ts';
import { turkishStem } from '../search/turkish-stem.ts';

/** The texts of a course by which a search finds it (M3). */
export interface SearchableText {
  readonly title: string;
  readonly tags: readonly string[];
  readonly instructor: string;
  readonly short_description: string;
}

/** The highest position that a tsvector can hold; all words behind it get this one. */
const lastPosition = 16_383;

/**
 * PostgreSQL's text form of a tsvector, `'react':1A 'modern':2A`, of the words and their stems. A
 * word in the title weighs most, then tags and instructor, then the short description.
 */
export function searchVector(text: SearchableText): string {
  const weighted = [
    ...indexWords(text.title).map((word) => [word, 'A'] as const),
    ...indexWords([...text.tags, text.instructor].join(' ')).map((word) => [word, 'B'] as const),
    ...indexWords(text.short_description).map((word) => [word, 'C'] as const),
  ];
  const lexemes = weighted.flatMap(([word, weight], index) => {
    const position = `${Math.min(index + 1, lastPosition)}${weight}`;
    const stem = turkishStem(word);
    return stem === word
      ? [`'${word}':${position}`]
      : [`'${word}':${position}`, `'${stem}':${position}`];
  });
  return lexemes.join(' ');
}
