import { turkishStem } from './turkish-stem.ts';

/** A word of a search, and what it finds in the catalogue. */
export interface SoughtWord {
  readonly word: string;
  /** The words that begin with it, and its stem; all of them, unless there are more than eight. */
  readonly forms: readonly string[];
  /** How many listings hold these forms; one that holds two of them counts twice. */
  readonly listings: number;
}

/**
 * Up to so many forms are searched for one by one. With more of them, comparing each with each
 * listing takes longer than fetching all listings that hold one.
 */
export const MOST_FORMS = 8;

/**
 * PostgreSQL's text form of a tsquery that finds all of the words (M3): each as the beginning of
 * a word or as the stem of one. Each entry may offer alternatives, of which one must be found.
 * Words are `[a-z0-9]+`, so that no character of the search has a meaning here.
 */
export function toTsquery(words: readonly (readonly SoughtWord[])[]): string {
  return allOf(words, ({ word }) => matching(word));
}

/**
 * A tsquery that finds the same for less. For the beginning of a word PostgreSQL first collects all
 * listings that hold any word with it, and only then looks for the other words; whole words
 * are looked for together.
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
