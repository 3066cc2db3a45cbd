import { withoutSuffixes } from './suffixes.ts';

/**
 * Turns text into search words (M3). It is used for the texts of courses and for searches, so that
 * the same letter is treated in the same way on both sides.
 *
 * An apostrophe inside a word means one of two things. What follows it is Turkish suffixes, as in
 * `Python'la` or `Excel'in`: then the suffixes do not count, neither in a title nor in a search.
 * Or it is anything else, as in `O'Brien` or `Kur'an`: then it is one word, and the apostrophe
 * does not count. A title with such a word is found by the word with or without the apostrophe,
 * and by its parts.
 */

/** The characters that keyboards and word processors write for an apostrophe. */
const apostrophes = /[’ʼ‘`]/gu;
const apostropheInsideWord = /(?<=[a-z0-9])'(?=[a-z0-9])/g;

/** Plain letters for those that Unicode does not split into a plain letter and a mark. */
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

/** Names in which punctuation matters: C#, C++, .NET, Node.js. */
const technicalNames: readonly (readonly [RegExp, string])[] = [
  [/(?<![a-z0-9])([a-z])#/g, '$1sharp '],
  [/([a-z0-9])\+\+/g, '$1pp '],
  [/\.net(?![a-z0-9])/g, ' dotnet '],
  [/([a-z0-9])\.js(?![a-z0-9])/g, '$1js '],
];

/**
 * Lower-case text without marks: `IŞIK`, `ışık` and `isik` all give `isik`. Marks are removed
 * before the text is put in lower case, because `'İ'.toLowerCase()` is two characters. All
 * apostrophes become the same one; `´` is replaced first, because Unicode splits it into a space
 * and a mark.
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
 * The words by which a text is found, in the order of the text, with repetitions: the words that
 * `searchWords` gives, and also the parts of technical names and of words with an apostrophe, so
 * that `Node.js` is found by `nodejs`, `node` and `js`.
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

/** Longer words are cut to this length, which is enough to tell them apart. */
const longestWord = 100;

function splitWords(folded: string): string[] {
  return (folded.match(/[a-z0-9]+/g) ?? []).map((word) => word.slice(0, longestWord));
}
