/**
 * Removes Turkish noun endings from folded words. PostgreSQL's own Turkish stemmer cannot be used,
 * because it needs the dotless ı, which folding replaces: it turns `kursları` into `kurs`, but does
 * not change `kurslari`. A search would then depend on accents, which it must not (M3).
 */

/** Endings of folded words (ı, i → i; u, ü → u), and how many letters must remain without them. */
const endings: readonly { readonly ending: RegExp; readonly keep: number }[] = [
  { ending: /l[ae]r$/, keep: 3 },
  { ending: /[dt][ae]n?$/, keep: 3 },
  { ending: /[iu]m[iu]z$/, keep: 4 },
  { ending: /n[iu]n$/, keep: 4 },
  { ending: /yl[ae]$/, keep: 4 },
  { ending: /[ns][iu]$/, keep: 4 },
  { ending: /[ny][aeiu]$/, keep: 4 },
  { ending: /[iu][mn]$/, keep: 4 },
  { ending: /[aeiu]$/, keep: 4 },
];

/**
 * The part that the Turkish forms of a folded word have in common: `kurslar`, `kurslari` and
 * `kurslarindan` give `kurs`. Endings are removed until none is left, so the stem of a stem is the
 * stem itself.
 */
export function turkishStem(word: string): string {
  for (const { ending, keep } of endings) {
    const stem = word.replace(ending, '');
    if (stem !== word && stem.length >= keep) return turkishStem(stem);
  }
  return word;
}
