import type { Knex } from 'knex';
import { nearestWords, SHORTEST_MISSPELT } from './nearest-words.ts';
import { MOST_FORMS, type SoughtWord } from './search-query.ts';
import { turkishStem } from './turkish-stem.ts';

/**
 * With more unknown words a search finds nothing. Looking for similar words takes some milliseconds
 * for each, and hardly anybody misspells six words in the 100 characters of a search.
 */
const MOST_MISSPELT = 5;

/**
 * Finds the words of the catalogue that match each word of a search. A word that occurs nowhere is
 * replaced by the most similar ones that occur: its entry then has several words. Undefined when
 * there is no similar word either, so that no listing needs to be read. It takes three statements
 * at most, none of which reads listings.
 */
export async function readWords(
  db: Knex,
  words: readonly string[],
): Promise<SoughtWord[][] | undefined> {
  const sought = await findForms(db, words);
  const unknown = sought.filter(({ forms }) => forms.length === 0).map(({ word }) => word);
  if (unknown.length === 0) return sought.map((word) => [word]);
  if (unknown.length > MOST_MISSPELT) return undefined;
  if (unknown.some((word) => word.length < SHORTEST_MISSPELT)) return undefined;
  const similar = await findSimilarWords(db, unknown);
  const guesses = similar.map(({ word, similar }) => nearestWords(word, similar));
  if (guesses.some((nearest) => nearest.length === 0)) return undefined;
  const meant = await findForms(db, [...new Set(guesses.flat())]);
  return sought.map((word) => {
    const nearest = guesses[similar.findIndex((entry) => entry.word === word.word)];
    return nearest === undefined ? [word] : meant.filter((guess) => nearest.includes(guess.word));
  });
}

/** Finds the forms of each word, in the order of `words`, which must not repeat. */
async function findForms(db: Knex, words: readonly string[]): Promise<SoughtWord[]> {
  const found = await db.raw<{ rows: SoughtWord[] }>(
    `SELECT asked.word, known.forms, known.listings
     FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS asked (word, stem, position)
     CROSS JOIN LATERAL (
       SELECT coalesce(array_agg(form), '{}') AS forms, coalesce(sum(listings), 0)::int AS listings
       FROM (
         SELECT word AS form, listings FROM search_words
         WHERE word >= asked.word AND word < asked.word || '~'
         UNION
         SELECT word, listings FROM search_words WHERE word = asked.stem
         LIMIT ?
       ) forms
     ) known ORDER BY asked.position`,
    [[...words], words.map(turkishStem), MOST_FORMS + 1],
  );
  return found.rows;
}

/** Finds for each word the 50 most similar by trigrams; `nearestWords` then chooses among them. */
async function findSimilarWords(
  db: Knex,
  words: readonly string[],
): Promise<{ word: string; similar: string[] }[]> {
  const found = await db.raw<{ rows: { word: string; similar: string[] }[] }>(
    `SELECT asked.word, ARRAY(
       SELECT word FROM search_words ORDER BY word <-> asked.word LIMIT 50
     ) AS similar
     FROM unnest(?::text[]) AS asked (word)`,
    [[...words]],
  );
  return found.rows;
}
