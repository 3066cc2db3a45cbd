import type { Knex } from 'knex';
import { nearestWords, SHORTEST_MISSPELT } from './nearest-words.ts';
import { turkishStem } from './turkish-stem.ts';

/** Looking up one word takes some milliseconds, and nobody misspells six in 100 characters. */
const MOST_MISSPELT = 5;

/**
 * Reads typing errors: for each word what it may have meant, itself where it occurs somewhere.
 * Undefined when there is nothing to correct, too much, or no guess. Two statements at most.
 */
export async function correctWords(
  db: Knex,
  words: readonly string[],
): Promise<string[][] | undefined> {
  const unknown = await findUnknownWords(db, words);
  if (unknown.length === 0 || unknown.length > MOST_MISSPELT) return undefined;
  if (unknown.some((word) => word.length < SHORTEST_MISSPELT)) return undefined;
  const similar = await findSimilarWords(db, unknown);
  const readings = words.map((word) => {
    const candidates = similar.get(word);
    return candidates === undefined ? [word] : nearestWords(word, candidates);
  });
  return readings.every((choices) => choices.length > 0) ? readings : undefined;
}

/** Those of the words that find nothing: no word begins with them or has their stem. */
async function findUnknownWords(db: Knex, words: readonly string[]): Promise<string[]> {
  const found = await db.raw<{ rows: { word: string }[] }>(
    `SELECT asked.word FROM unnest(?::text[], ?::text[]) AS asked (word, stem)
     WHERE NOT EXISTS (
       SELECT 1 FROM search_words WHERE word >= asked.word AND word < asked.word || '~'
     ) AND NOT EXISTS (SELECT 1 FROM search_words WHERE word = asked.stem)`,
    [[...words], words.map(turkishStem)],
  );
  return found.rows.map(({ word }) => word);
}

/** For each of these words the ones most like it by their trigrams, for a closer look. */
async function findSimilarWords(
  db: Knex,
  words: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const found = await db.raw<{ rows: { word: string; similar: string[] }[] }>(
    `SELECT asked.word, ARRAY(
       SELECT word FROM search_words ORDER BY word <-> asked.word LIMIT 50
     ) AS similar
     FROM unnest(?::text[]) AS asked (word)`,
    [[...words]],
  );
  return new Map(found.rows.map(({ word, similar }) => [word, similar]));
}
