import { withoutSuffixes } from './suffixes.ts';

/**
 * The one rule that turns text into search words (M3). A course's words and a caller's words
 * both pass through here and nowhere else, so the two sides cannot disagree about a letter.
 *
 * An apostrophe inside a word means one of two things. What follows it is Turkish suffixes, as in
 * `Python'la` or `Excel'in`: then the suffixes do not count, neither in a title nor in a search.
 * Or it is anything else, as in `O'Brien` or `Kur'an`: then it is one word, and the apostrophe
 * does not count. A title with such a word is found by the word with or without the apostrophe,
 * and by its parts.
 */

/** What keyboards and word processors make of an apostrophe. */
const apostrophes = /[’ʼ‘`]/gu;
const apostropheInsideWord = /(?<=[a-z0-9])'(?=[a-z0-9])/g;

/** Letters that Unicode does not take apart into a base letter and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
  ĸ: 'k',
  '♯': '#',
};
const specialLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');

/** Names whose meaning sits in their punctuation: C#, C++, .NET, Node.js. */
const technicalNames: readonly (readonly [RegExp, string])[] = [
  [/(?<![a-z0-9])([a-z])#/g, '$1sharp '],
  [/([a-z0-9])\+\+/g, '$1pp '],
  [/\.net(?![a-z0-9])/g, ' dotnet '],
  [/([a-z0-9])\.js(?![a-z0-9])/g, '$1js '],
];

/**
 * Lower-case text without marks: `IŞIK`, `ışık` and `isik` all give `isik`. Marks come off
 * before the case does, because `'İ'.toLowerCase()` is two characters long. All apostrophes become
 * one: `´` first, which Unicode takes apart into a space and a mark.
 */
export function foldText(text: string): string {
  return text
    .replaceAll('´', "'")
    .normalize('NFKD')
    .replace(apostrophes, "'")
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(specialLetter, (letter) => plainLetters[letter] ?? letter);
}

/** The words of a search, each once: `"C# ile Web+Dev"` → `['csharp', 'ile', 'web', 'dev']`. */
export function searchWords(text: string): string[] {
  return [...new Set(namedWords(withoutSuffixes(foldText(text))))];
}

/**
 * The words a text is found by: those of a search, and the bare parts of technical names and of
 * words with an apostrophe, so that `Node.js` answers to `nodejs`, `node` and `js`. In order of
 * appearance, repeats kept.
 */
export function indexWords(text: string): string[] {
  const folded = withoutSuffixes(foldText(text));
  const bare = splitWords(folded);
  return [...bare, ...new Set(namedWords(folded).filter((word) => !bare.includes(word)))];
}

function namedWords(folded: string): string[] {
  const named = technicalNames.reduce(
    (current, [pattern, name]) => current.replace(pattern, name),
    folded,
  );
  return splitWords(named.replace(apostropheInsideWord, ''));
}

/** The longest word a search vector keeps; the rest of a longer one tells nothing more. */
const longestWord = 100;

function splitWords(folded: string): string[] {
  return (folded.match(/[a-z0-9]+/g) ?? []).map((word) => word.slice(0, longestWord));
}
