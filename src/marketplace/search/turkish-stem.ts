/**
 * Strips Turkish noun endings from folded words. PostgreSQL's own Turkish stemmer needs the
 * dotless ı that folding removes: it turns `kursları` into `kurs` but leaves `kurslari` alone,
 * so the same search would answer differently with and without marks (M3 forbids that).
 */

/** Endings in the folded alphabet (ı, i → i; u, ü → u), with the letters a stem must keep. */
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
 * The part of a folded word that its Turkish forms share: `kurslar`, `kurslari` and
 * `kurslarindan` give `kurs`. Endings come off one after the other until none is left, so a
 * stem has no further stem.
 */
export function turkishStem(word: string): string {
  for (const { ending, keep } of endings) {
    const stem = word.replace(ending, '');
    if (stem !== word && stem.length >= keep) return turkishStem(stem);
  }
  return word;
}
