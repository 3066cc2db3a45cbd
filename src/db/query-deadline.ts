import type { Socket } from 'node:net';
import { SECOND } from '../clock.ts';
import type { CompiledQuery, DialectConstructor } from './postgres-dialect.ts';

/** Ms after which the server itself ends a statement. */
export const STATEMENT_TIMEOUT = 10 * SECOND;

/** In ms: how much later than the server we give up, so that this only happens if it is frozen. */
const MARGIN = 2 * SECOND;

/** In ms: how long a server may take to close a connection before we close the socket. */
export const GOODBYE = SECOND;

const deadlines = new WeakMap<object, number>();

/** The database did not answer in time. Like a broken connection, this goes away by itself. */
export class QueryDeadlineError extends Error {
  override readonly name = 'QueryDeadlineError';
  readonly code = 'ETIMEDOUT';

  constructor(deadline: number) {
    super(`the database gave no answer within ${deadline} ms, so the connection was given up`);
  }
}

/** Ms that we wait for an answer under this statement timeout; 0, for no limit, stays 0. */
export function deadlineFor(statementTimeout: number): number {
  return statementTimeout === 0 ? 0 : statementTimeout + MARGIN;
}

/**
 * Starts the deadline for an answer on `connection`. Returns a function to be called when the
 * answer has come. If it is not called in time, the socket is closed: every query on it
 * fails with a QueryDeadlineError, and the pool opens another connection. Queries through knex have
 * this deadline already; this function is for queries that go to the driver directly.
 */
export function startDeadline(connection: object): () => void {
  const deadline = deadlines.get(connection) ?? 0;
  if (deadline === 0) return () => undefined;
  const timer = setTimeout(
    () => socketOf(connection)?.destroy(new QueryDeadlineError(deadline)),
    deadline,
  );
  return () => clearTimeout(timer);
}

/** Makes a dialect whose queries wait at most `deadline` ms for their answer; 0 is for ever. */
export function withQueryDeadline(
  Dialect: DialectConstructor,
  deadline: number,
): DialectConstructor {
  return class extends Dialect {
    override async acquireRawConnection(): Promise<object> {
      const connection = await super.acquireRawConnection();
      deadlines.set(connection, deadline);
      return connection;
    }

    override _query(connection: object, query: CompiledQuery): Promise<CompiledQuery> {
      return super._query(connection, query).finally(startDeadline(connection));
    }

    /** Closes a connection. The driver alone would wait for ever for a frozen server to confirm. */
    override async destroyRawConnection(connection: object): Promise<void> {
      const timer = setTimeout(() => socketOf(connection)?.destroy(), GOODBYE);
      await super.destroyRawConnection(connection).finally(() => clearTimeout(timer));
    }
  };
}

/** The driver's own socket, which may change while TLS is set up. */
function socketOf(connection: object): Socket | undefined {
  return (connection as { connection?: { stream?: Socket } }).connection?.stream;
}
