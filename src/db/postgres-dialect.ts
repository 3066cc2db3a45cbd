import { createRequire } from 'node:module';
import type { Knex } from 'knex';

/** A query as knex gives it to the driver. */
export interface CompiledQuery {
  sql: string;
  bindings?: readonly unknown[];
  method?: string;
  options?: Readonly<Record<string, unknown>>;
}

type Dialect = Knex.Client & {
  _query(connection: object, query: CompiledQuery): Promise<CompiledQuery>;
  acquireRawConnection(): Promise<object>;
  destroyRawConnection(connection: object): Promise<void>;
};

export type DialectConstructor = (new (
  config: Knex.Config,
) => Dialect) &
  Pick<typeof Knex.Client, keyof typeof Knex.Client>;

/** knex's own dialect for PostgreSQL; ours are subclasses of it. */
export const PostgresDialect: DialectConstructor = createRequire(import.meta.url)(
  'knex/lib/dialects/postgres/index.js',
);
