import type { Knex } from 'knex';
import { StartError } from '../start-error.ts';
import { causeOf } from './database-errors.ts';
import { createDatabase, type DatabaseOptions } from './knex.ts';

const OLDEST_SERVER = 15;

/**
 * Opens the database, and checks that it answers and is new enough.
 * Throws a StartError that names host and cause, and never the password. A host that does not
 * answer is given up after 3 s.
 */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Knex> {
  const where = whereIs(url);
  const db = createDatabase(url, options);
  try {
    const answer = await db.raw('SHOW server_version_num');
    const version = Math.floor(Number(answer.rows[0].server_version_num) / 10_000);
    if (version >= OLDEST_SERVER) return db;
    throw new StartError(
      `The database at ${where} is PostgreSQL ${version}; this program needs ${OLDEST_SERVER} or newer.`,
    );
  } catch (error) {
    await db.destroy();
    if (error instanceof StartError) throw error;
    throw new StartError(`The database at ${where} cannot be used: ${causeOf(error)}.`, {
      cause: error,
    });
  }
}

/** `host:port/name` of a connection URL; user and password stay out. */
function whereIs(url: string): string {
  try {
    const { protocol, hostname, port, pathname } = new URL(url);
    if (/^postgres(ql)?:$/.test(protocol)) {
      return `${hostname || 'localhost'}:${port || 5432}${pathname === '/' ? '' : pathname}`;
    }
  } catch {
    // The parser's own message is not used: it quotes the whole URL with the password.
  }
  throw new StartError('DATABASE_URL is not of the form postgres://user:password@host:5432/name.');
}
