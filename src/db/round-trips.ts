import type { Knex } from 'knex';
import type { ClientBase, ClientConfig } from 'pg';
import { Pipeline } from './pipeline.ts';
import type { DialectConstructor } from './postgres-dialect.ts';
import { startDeadline } from './query-deadline.ts';
import { type Prepared, RoundTrip, type Row } from './round-trip.ts';

interface Options {
  readonly connection: ClientConfig;
  /** How many connections besides those of the pool. */
  readonly pipelines: number;
  /** Ms; see Pipeline. */
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
 * Sends several statements to the database in one round trip and resolves with the rows of each;
 * see RoundTrip for what they see of one another.
 */
export function inOneRoundTrip(db: Knex, statements: readonly Prepared[]): Promise<Row[][]> {
  return (db.client as { roundTrips: RoundTrips }).roundTrips.send(statements);
}

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
      ? this.#sendAlone(statements)
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

  /** One without work, or a new one while there may be more, or the one with the least work. */
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

  /** Over a connection of the pool, on which nothing else is under way. */
  async #sendAlone(statements: readonly Prepared[]): Promise<Row[][]> {
    const connection: ClientBase = await this.#pool.acquireConnection();
    const answered = startDeadline(connection);
    try {
      return await new Promise((resolve, reject) => {
        const trip = new RoundTrip(statements, this.#options.named, (error, results) => {
          if (error) reject(error);
          else resolve(results);
        });
        trip.over(connection);
      });
    } finally {
      answered();
      this.#pool.releaseConnection(connection);
    }
  }
}
