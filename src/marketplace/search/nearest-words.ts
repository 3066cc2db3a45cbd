/** What a misspelt word may have meant. */
const MOST_GUESSES = 3;

/** How many letters a word has for each change: a shorter word has no likely reading. */
export const SHORTEST_MISSPELT = 3;

/**
 * Of these words the ones nearest to a misspelt one, all equally near and at most three. A word
 * that needs more than one change in three letters is no likely reading.
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
 * How many letters must be added, dropped, replaced or swapped with their neighbour to turn one
 * word into the other: trigrams alone find `pyhton` no nearer to `python` than `pylon` is.
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
