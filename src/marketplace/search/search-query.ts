import { turkishStem } from './turkish-stem.ts';

/** A word of a search, and the words of the catalogue that it matches. */
export interface SoughtWord {
  readonly word: string;
  /** The catalogue's words that begin with it, and its stem. If there are many, not all of them. */
  readonly forms: readonly string[];
  /** How many listings hold these forms; one that holds two of them counts twice. */
  readonly listings: number;
}

/**
 * Up to this many forms are named one by one in a search. With more forms, checking all of them for
 * each listing takes longer than searching for the beginning of the word.
 */
export const MOST_FORMS = 8;

/**
 * A tsquery, as text, for listings with all of the words (M3): each as the beginning of a word or
 * as the stem of one. An entry with several words matches if one of them does. Words consist of
 * `[a-z0-9]`, so that no character of a search has a meaning in the tsquery.
 */
export function toTsquery(words: readonly (readonly SoughtWord[])[]): string {
  return allOf(words, ({ word }) => matching(word));
}

/**
 * A tsquery that finds the same listings, but is cheaper, because it names whole words. For the
 * beginning of a word PostgreSQL first collects all listings with any such word, and only then
 * looks for the other words; whole words it looks for together.
 */
export function toIndexQuery(words: readonly (readonly SoughtWord[])[]): string {
  return allOf(words, ({ word, forms }) =>
    forms.length > MOST_FORMS ? matching(word) : forms.map((form) => `'${form}'`).join(' | '),
  );
}

function allOf(
  words: readonly (readonly SoughtWord[])[],
  toText: (word: SoughtWord) => string,
): string {
  return words.map((choices) => `(${choices.map(toText).join(' | ')})`).join(' & ');
}

function matching(word: string): string {
  const stem = turkishStem(word);
  return stem === word ? `'${word}':*` : `'${word}':* | '${stem}'`;
}
