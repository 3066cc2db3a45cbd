import knexModule, { type Knex } from 'knex';
import { SECOND } from '../clock.ts';
import { columnTypes } from './column-types.ts';
import { withNamedStatements } from './named-statements.ts';
import { PostgresDialect } from './postgres-dialect.ts';
import { deadlineFor, STATEMENT_TIMEOUT, withQueryDeadline } from './query-deadline.ts';
import { withRoundTrips } from './round-trips.ts';

const CONNECTIONS = 8;
/** Pipelines are few: the server works off each of them with one process, one read at a time. */
const PIPELINED = 3 / 8;

export interface DatabaseOptions {
  /** Off for PgBouncer in transaction mode, where a name may meet a foreign connection. */
  readonly namedStatements?: boolean;
  readonly maxConnections?: number;
  /** When the server ends a statement; 0 is never. */
  readonly statementTimeout?: number;
  /** When we stop waiting for the answer to a query; a little later than the server. */
  readonly queryDeadline?: number;
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
  const statementTimeout = options.statementTimeout ?? STATEMENT_TIMEOUT;
  const queryDeadline = options.queryDeadline ?? deadlineFor(statementTimeout);
  const named = options.namedStatements ?? true;
  const most = options.maxConnections ?? CONNECTIONS;
  const pipelines = named ? Math.floor(most * PIPELINED) : 0;
  const connection = {
    connectionString: url,
    application_name: options.applicationName ?? '7p-education',
    connectionTimeoutMillis: connectionWait,
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: 10 * SECOND,
    options: '-c TimeZone=UTC',
    keepAlive: true,
    types: columnTypes,
  };
  const Dialect = named ? withNamedStatements(PostgresDialect) : PostgresDialect;
  return knexModule({
    client: withRoundTrips(withQueryDeadline(Dialect, queryDeadline), {
      connection,
      pipelines,
      deadline: queryDeadline,
      named,
    }),
    // The values of a failed query stay out of its message, which is logged.
    compileSqlOnError: false,
    // Saves knex a round trip per pool; openDatabase asks for the real version.
    version: '15.0',
    connection,
    acquireConnectionTimeout: connectionWait,
    pool: { min: 0, max: most - pipelines, idleTimeoutMillis: 30 * SECOND },
    log: { warn, error: warn, deprecate: warn, debug: () => undefined },
  });
}
