import type { Knex } from 'knex';
import { nearestWords } from './nearest-words.ts';
import { turkishStem } from './turkish-stem.ts';

/**
 * Reads typing errors: for each word what it may have meant, itself where it occurs somewhere.
 * Undefined when there is nothing to correct, or no guess.
 */
export async function correctWords(
  db: Knex,
  words: readonly string[],
): Promise<string[][] | undefined> {
  const unknown = await findUnknownWords(db, words);
  if (unknown.size === 0) return undefined;
  const readings = await Promise.all(
    words.map(async (word) =>
      unknown.has(word) ? nearestWords(word, await findSimilarWords(db, word)) : [word],
    ),
  );
  return readings.every((choices) => choices.length > 0) ? readings : undefined;
}

/** Those of the words that find nothing: no word begins with them or shares their stem. */
async function findUnknownWords(db: Knex, words: readonly string[]): Promise<Set<string>> {
  const found = await db.raw(
    `SELECT asked.word, ARRAY(
       SELECT word FROM search_words WHERE word >= asked.stem AND word < asked.stem || '~'
     ) AS relatives
     FROM unnest(?::text[], ?::text[]) AS asked (word, stem)
     WHERE NOT EXISTS (
       SELECT 1 FROM search_words WHERE word >= asked.word AND word < asked.word || '~'
     )`,
    [[...words], words.map(turkishStem)],
  );
  const rows: { word: string; relatives: string[] }[] = found.rows;
  const unknown = rows.filter(
    ({ word, relatives }) =>
      !relatives.some((relative) => turkishStem(relative) === turkishStem(word)),
  );
  return new Set(unknown.map(({ word }) => word));
}

/** The words most like this one by their trigrams, for a closer look. */
async function findSimilarWords(db: Knex, word: string): Promise<string[]> {
  const found = await db.raw('SELECT word FROM search_words ORDER BY word <-> ? LIMIT 50', [word]);
  return found.rows.map((row: { word: string }) => row.word);
}
