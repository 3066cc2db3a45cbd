import type { Knex } from 'knex';
import type { ClientBase, ClientConfig } from 'pg';
import { Pipeline } from './pipeline.ts';
import type { DialectConstructor } from './postgres-dialect.ts';
import { startDeadline } from './query-deadline.ts';
import { type Prepared, RoundTrip, type Row } from './round-trip.ts';
import { type Statement, statement, type Values } from './statement.ts';

interface Options {
  readonly connection: ClientConfig;
  /** How many pipelines there may be, besides the connections of the pool. */
  readonly pipelines: number;
  /** In ms; see Pipeline. */
  readonly deadline: number;
  readonly named: boolean;
}

/** Adds round trips of several statements to a dialect of knex. */
export function withRoundTrips(Dialect: DialectConstructor, options: Options): DialectConstructor {
  return class extends Dialect {
    readonly roundTrips: RoundTrips = new RoundTrips(this, options);

    override async destroy(...callback: Parameters<Knex.Client['destroy']>): Promise<void> {
      await this.roundTrips.close();
      await super.destroy(...callback);
    }
  };
}

/**
 * Sends several statements to the database in one round trip and resolves with the rows of each.
 * RoundTrip says what happens when one of them fails.
 */
export function inOneRoundTrip(db: Knex, statements: readonly Prepared[]): Promise<Row[][]> {
  return (db.client as { roundTrips: RoundTrips }).roundTrips.send(statements);
}

interface Filled<Row> {
  readonly statement: Statement<Row>;
  readonly values: Values;
}

/**
 * A transaction in two round trips. The first statement locks rows; with its result `next` makes
 * the second statement. Resolves with the rows of the second.
 */
export async function inTwoRoundTrips<Locked, Row>(
  db: Knex,
  first: Filled<Locked>,
  next: (locked: Locked[]) => Filled<Row>,
): Promise<Row[]> {
  const { roundTrips } = db.client as { roundTrips: RoundTrips };
  return roundTrips.alone(async (send) => {
    try {
      const [, locked] = await send([BEGIN, first]);
      const [rows] = await send([next(locked as Locked[]), COMMIT]);
      return rows as Row[];
    } catch (error) {
      await send([ROLLBACK]).catch(() => undefined);
      throw error;
    }
  });
}

const [BEGIN, COMMIT, ROLLBACK] = ['BEGIN', 'COMMIT', 'ROLLBACK'].map((word) => {
  return { statement: statement(word), values: {} };
}) as [Prepared, Prepared, Prepared];

type Send = (statements: readonly Prepared[]) => Promise<Row[][]>;

class RoundTrips {
  readonly #pool: Pick<Knex.Client, 'acquireConnection' | 'releaseConnection'>;
  readonly #options: Options;
  readonly #pipelines = new Set<Pipeline>();

  constructor(pool: Knex.Client, options: Options) {
    this.#pool = pool;
    this.#options = options;
  }

  send(statements: readonly Prepared[]): Promise<Row[][]> {
    const mayWait = statements.some(({ statement }) => statement.mayWait);
    return mayWait || this.#options.pipelines === 0
      ? this.alone((send) => send(statements))
      : this.#sendBehindOthers(statements);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pipelines].map((pipeline) => pipeline.close()));
  }

  #sendBehindOthers(statements: readonly Prepared[]): Promise<Row[][]> {
    return new Promise((resolve, reject) => {
      let pipeline: Pipeline | undefined;
      const trip = new RoundTrip(statements, this.#options.named, (error, results) => {
        pipeline?.answered();
        if (error) reject(error);
        else resolve(results);
      });
      pipeline = this.#leastBusy();
      pipeline.send(trip);
    });
  }

  /**
   * A pipeline without work; otherwise a new one, if there may be more; otherwise the least busy.
   */
  #leastBusy(): Pipeline {
    let found: Pipeline | undefined;
    for (const pipeline of this.#pipelines) {
      if (found === undefined || pipeline.inFlight < found.inFlight) found = pipeline;
    }
    if (found !== undefined && found.inFlight === 0) return found;
    if (found !== undefined && this.#pipelines.size >= this.#options.pipelines) return found;
    const { connection, deadline } = this.#options;
    const opened: Pipeline = new Pipeline(connection, deadline, () => {
      this.#pipelines.delete(opened);
    });
    this.#pipelines.add(opened);
    return opened;
  }

  /** Runs `work` with a connection of the pool that nobody else uses meanwhile. */
  async alone<Result>(work: (send: Send) => Promise<Result>): Promise<Result> {
    const connection: ClientBase = await this.#pool.acquireConnection();
    try {
      return await work((statements) => this.#sendOver(connection, statements));
    } finally {
      this.#pool.releaseConnection(connection);
    }
  }

  #sendOver(connection: ClientBase, statements: readonly Prepared[]): Promise<Row[][]> {
    return new Promise<Row[][]>((resolve, reject) => {
      let answered = () => {};
      const trip = new RoundTrip(statements, this.#options.named, (error, results) => {
        answered();
        if (error) reject(error);
        else resolve(results);
      });
      // Not earlier: a value that is missing throws before anything is sent.
      answered = startDeadline(connection);
      trip.over(connection);
    });
  }
}
