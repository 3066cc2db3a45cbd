import knexModule, { type Knex } from 'knex';
import { SECOND } from '../clock.ts';
import { columnTypes } from './column-types.ts';
import { withNamedStatements } from './named-statements.ts';
import { PostgresDialect } from './postgres-dialect.ts';
import { deadlineFor, STATEMENT_TIMEOUT, withQueryDeadline } from './query-deadline.ts';
import { withRoundTrips } from './round-trips.ts';

const CONNECTIONS = 8;
/**
 * The share of the connections that are pipelines: three of eight. Three are enough, because many
 * reads share one pipeline, on which the server executes them one after the other.
 */
const PIPELINED = 3 / 8;

export interface DatabaseOptions {
  /**
   * False behind PgBouncer in transaction mode: a statement that was prepared under a name on one
   * connection may be executed on another, which does not know the name.
   */
  readonly namedStatements?: boolean;
  readonly maxConnections?: number;
  /** How long a statement may take before the server ends it; 0 is no limit. */
  readonly statementTimeout?: number;
  /** How long this process waits for the answer to a query; longer than statementTimeout. */
  readonly queryDeadline?: number;
  /** How long a request may wait for a connection. */
  readonly connectionWait?: number;
  readonly applicationName?: string;
  /** Gets the warnings of knex, which are otherwise dropped. */
  readonly onWarning?: (message: string) => void;
}

/**
 * A knex with a pool of connections to the database at `url`. It connects on first use. All
 * durations are in ms.
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
    // Saves knex asking for the version, once per pool; openDatabase checks the real version.
    version: '15.0',
    connection,
    acquireConnectionTimeout: connectionWait,
    pool: { min: 0, max: most - pipelines, idleTimeoutMillis: 30 * SECOND },
    log: { warn, error: warn, deprecate: warn, debug: () => undefined },
  });
}
