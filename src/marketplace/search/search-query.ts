import { turkishStem } from './turkish-stem.ts';

/**
 * PostgreSQL's text form of a tsquery that finds all of the words (M3): each as the beginning of
 * a word or as the stem of one. Each entry may offer alternatives, of which one must be found.
 * Words are `[a-z0-9]+`, so that no character of the search has a meaning here.
 */
export function toTsquery(words: readonly (readonly string[])[]): string {
  return words.map((choices) => `(${choices.map(matching).join(' | ')})`).join(' & ');
}

function matching(word: string): string {
  const stem = turkishStem(word);
  return stem === word ? `'${word}':*` : `'${word}':* | '${stem}'`;
}
