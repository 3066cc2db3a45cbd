import knex from 'knex';
import { POOL } from './database.mjs';

export function openKnex() {
  return knex({
    client: 'pg',
    connection: process.env.DATABASE_URL,
    pool: { min: 0, max: POOL.max, idleTimeoutMillis: POOL.idleTimeoutMillis },
  });
}

const translated = new Map();

/** Runs a statement through knex, which needs a `?` for each use of a value. */
export async function rawRows(db, { text }, values) {
  let statement = translated.get(text);
  if (statement === undefined) {
    const order = [...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number) - 1);
    statement = { sql: text.replaceAll(/\$\d+/g, '?'), order };
    translated.set(text, statement);
  }
  const bindings = statement.order.map((place) => values[place]);
  return (await db.raw(statement.sql, bindings)).rows;
}
