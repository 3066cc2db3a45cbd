/**
 * The one rule that turns text into search words (M3). A course's words and a caller's words
 * both pass through here and nowhere else, so the two sides cannot disagree about a letter.
 */

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
 * before the case does, because `'İ'.toLowerCase()` is two characters long.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(specialLetter, (letter) => plainLetters[letter] ?? letter);
}

/** The words of a search, each once: `"C# ile Web+Dev"` → `['csharp', 'ile', 'web', 'dev']`. */
export function searchWords(text: string): string[] {
  const named = technicalNames.reduce(
    (current, [pattern, name]) => current.replace(pattern, name),
    foldText(text),
  );
  return [...new Set(splitWords(named))];
}

/**
 * The words a text is found by: those of a search, and the bare parts of technical names, so
 * that `Node.js` answers to `nodejs`, `node` and `js`. In order of appearance, repeats kept.
 */
export function indexWords(text: string): string[] {
  const named = searchWords(text);
  const bare = splitWords(foldText(text));
  return [...bare, ...named.filter((word) => !bare.includes(word))];
}

/** The longest word a search vector keeps; the rest of a longer one tells nothing more. */
const longestWord = 100;

function splitWords(folded: string): string[] {
  return (folded.match(/[a-z0-9]+/g) ?? []).map((word) => word.slice(0, longestWord));
}
