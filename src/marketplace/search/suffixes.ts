/**
 * Turkish writes an apostrophe between a proper noun and its suffixes: `Python'la`, `Excel'in`,
 * `Ankara'dakiler`. Everything here works on folded text (ı, i → i; u, ü → u; ç → c; ş → s).
 */

/** -li, -siz, -lik, -ci, and -inci of numbers. */
const DERIVED = '(?:l[iu][kg]?|s[iu]z|c[iu]|[iu]?nc[iu])';
const PLURAL = 'l[ae]r';
/** My, your, its, our, your. */
const POSSESSIVE = '(?:[iu]?[mn](?:[iu]z)?|s?[iu])';
/** Whom, to, in, from, of, with, in the manner of. */
const CASE = '(?:[yn]?[iu]|[yn]?[ae]|n?[dt][ae]n?|n?[iu]n|y?l[ae]|n?c[ae])';
/** -ki, "the one that is there": declined like a noun of its own. */
const RELATIVE = `(?:ki(?:${PLURAL})?(?:${CASE})?)`;
/** I am, we are; is, was, is said to be, if it is, while it is. */
const VERB =
  '(?:y[iu][mz]|[dt][iu]r|y?(?:[dt][iu]|m[iu]s|s[ae]|ken)(?:[mnk]|[iu]m|[iu]z|n[iu]z|l[ae]r)?)';

/** All suffixes of a word, in the order in which Turkish adds them; each group may be missing. */
const SUFFIXES = `(?:${DERIVED})*(?:${PLURAL})?(?:${POSSESSIVE})?(?:${CASE})?${RELATIVE}*(?:${VERB})?`;

/**
 * An apostrophe behind a word (`c#` and `c++` are words, too), followed by at least one suffix up
 * to the end of the word: in `rock'n'roll` there is no suffix.
 */
const suffixesBehindApostrophe = new RegExp(
  `(?<=[a-z0-9][#+.]*)'(?=[a-z])${SUFFIXES}(?!'?[a-z0-9])`,
  'g',
);

/** Folded text without the suffixes that follow an apostrophe: `python'la veri` → `python veri`. */
export function withoutSuffixes(folded: string): string {
  return folded.replace(suffixesBehindApostrophe, ' ');
}
