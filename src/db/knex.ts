import knexModule, { type Knex } from 'knex';
import { SECOND } from '../clock.ts';
import { columnTypes } from './column-types.ts';
import { namedStatementDialect } from './named-statements.ts';

export interface DatabaseOptions {
  /** Off for PgBouncer in transaction mode, where a name may meet a foreign connection. */
  readonly namedStatements?: boolean;
  readonly maxConnections?: number;
  readonly statementTimeout?: number;
  /** nobody waits longer than this for a connection. */
  readonly connectionWait?: number;
  readonly applicationName?: string;
  /** Hears the warnings of knex; without it they are dropped. */
  readonly onWarning?: (message: string) => void;
}

/**
 * The way to the database: `postgres://…` in, a pooled knex out. Connects on first use.
 * All durations in ms.
 */
export function createDatabase(url: string, options: DatabaseOptions = {}): Knex {
  const warn = options.onWarning ?? (() => undefined);
  const connectionWait = options.connectionWait ?? 3 * SECOND;
  return knexModule({
    client: options.namedStatements === false ? 'pg' : namedStatementDialect(),
    // Saves knex a round trip per pool; openDatabase asks for the real version.
    version: '15.0',
    connection: {
      connectionString: url,
      application_name: options.applicationName ?? '7p-education',
      connectionTimeoutMillis: connectionWait,
      statement_timeout: options.statementTimeout ?? 10 * SECOND,
      idle_in_transaction_session_timeout: 10 * SECOND,
      options: '-c TimeZone=UTC',
      keepAlive: true,
      types: columnTypes,
    },
    acquireConnectionTimeout: connectionWait,
    pool: { min: 0, max: options.maxConnections ?? 8, idleTimeoutMillis: 30 * SECOND },
    log: { warn, error: warn, deprecate: warn, debug: () => undefined },
  });
}
