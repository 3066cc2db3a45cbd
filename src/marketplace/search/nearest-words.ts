/** At most this many similar words are searched for in place of a misspelt one. */
const MOST_GUESSES = 3;

/** One letter in three may be wrong, so a misspelt word must have at least three letters. */
export const SHORTEST_MISSPELT = 3;

/**
 * Of the candidates those most similar to a misspelt word: at most three, all equally similar.
 * Candidates that differ in more than one letter of three are left out.
 */
export function nearestWords(misspelt: string, candidates: readonly string[]): string[] {
  const allowed = Math.floor(misspelt.length / SHORTEST_MISSPELT);
  const measured = candidates
    .map((word) => ({ word, distance: editDistance(misspelt, word) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
  const best = measured[0]?.distance;
  return measured
    .filter(({ distance }) => distance === best)
    .slice(0, MOST_GUESSES)
    .map(({ word }) => word);
}

/**
 * How many letters must be added, dropped, replaced or swapped with the next one to turn one word
 * into the other. The trigrams of PostgreSQL are not exact enough: for them `pyhton` is as similar
 * to `pylon` as to `python`.
 */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
