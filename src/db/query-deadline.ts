import type { Socket } from 'node:net';
import { SECOND } from '../clock.ts';
import type { CompiledQuery, DialectConstructor } from './postgres-dialect.ts';

/** Ms after which the server itself ends a statement. */
export const STATEMENT_TIMEOUT = 10 * SECOND;

/** How much later than the server we give up: only a server that is frozen comes to that. */
const MARGIN = 2 * SECOND;

/** How long a server may take to say goodbye before the socket is closed without it. */
const GOODBYE = SECOND;

const deadlines = new WeakMap<object, number>();

/** The database did not answer a query in time. Passes by itself, like a broken connection. */
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
 * Begins to wait for the answer to what is sent over `connection`, and returns what to call when
 * it is there. If it is not there in time, the socket is closed: every query on it fails
 * with a QueryDeadlineError, and the pool opens another connection. Queries through knex are
 * waited for in this way already; this is for those that go to the driver directly.
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

/** No query waits longer than `deadline` ms for its answer; 0 is for ever. */
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

    /** The driver waits for ever for the goodbye of a frozen server. */
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
