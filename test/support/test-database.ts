import type { Knex } from 'knex';
import { createDatabase, type DatabaseOptions } from '../../src/db/knex.ts';
import { type Content, createTestDatabase } from './cluster.ts';

export interface OpenedTestDatabase {
  readonly url: string;
  readonly db: Knex;
  /** Also drops it. A `beforeAll` that returns this function needs no `afterAll`. */
  close(): Promise<void>;
}

/** A database of its own for the tests of a file, open. */
export async function openTestDatabase(
  content: Content,
  options: DatabaseOptions = {},
): Promise<OpenedTestDatabase> {
  const { url, drop } = await createTestDatabase(content);
  const db = createDatabase(url, options);
  return {
    url,
    db,
    close: async () => {
      await db.destroy();
      await drop();
    },
  };
}
