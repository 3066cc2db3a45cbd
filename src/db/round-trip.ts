import type { Knex } from 'knex';
import type { ClientBase, Submittable } from 'pg';
import { columnTypes } from './column-types.ts';
import { startDeadline } from './query-deadline.ts';
import type { Statement, Value, Values } from './statement.ts';

/** A statement with the values of its parameters. */
export interface Prepared {
  readonly statement: Statement<unknown>;
  readonly values: Values;
}

type Row = Record<string, unknown>;
type WireValues = readonly (string | Buffer | null)[];

/** How the rows of a statement are read; the server describes them once per process. */
interface Column {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}
const columnsOf = new WeakMap<Statement<unknown>, readonly Column[]>();

/** Which statements a connection has prepared, by name; `unsure`: preparing it may have failed. */
type PreparedNames = Map<string, 'prepared' | 'unsure'>;
const preparedOn = new WeakMap<object, PreparedNames>();

/**
 * Sends several statements to the database in one round trip and resolves with the rows of each.
 *
 * They are one transaction of the server's own making: they run in order, and when one fails,
 * those behind it do not run and those before it are undone. Every statement still sees what was
 * committed before it began.
 */
export async function inOneRoundTrip(
  db: Knex,
  statements: readonly Prepared[],
): Promise<Record<string, unknown>[][]> {
  const connection: ClientBase = await db.client.acquireConnection();
  const answered = startDeadline(connection);
  try {
    return await new Promise((resolve, reject) => {
      const trip: unknown = new RoundTrip(connection, statements, resolve, reject);
      connection.query(trip as Submittable);
    });
  } finally {
    answered();
    db.client.releaseConnection(connection);
  }
}

interface FieldDescription {
  readonly name: string;
  readonly dataTypeID: number;
}

/** The part of a connection that writes the protocol's messages (pg's types leave it out). */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  parse(message: { name: string; text: string; types: number[] }): void;
  bind(message: { statement: string; values: WireValues }): void;
  close(message: { type: 'S'; name: string }): void;
  describe(message: { type: 'P' }): void;
  execute(message: object): void;
  sync(): void;
}

/** What the driver calls while a round trip is under way; the names are the driver's. */
class RoundTrip {
  readonly #prepared: PreparedNames;
  readonly #statements: readonly Prepared[];
  readonly #values: readonly WireValues[];
  readonly #results: Row[][] = [[]];
  readonly #resolve: (results: Row[][]) => void;
  #error: Error | undefined;
  #columns: readonly Column[] | undefined;
  /** The driver wraps this one to stop the clock of its own deadline. */
  callback: (error: Error | null) => void;

  constructor(
    connection: object,
    statements: readonly Prepared[],
    resolve: (results: Row[][]) => void,
    reject: (error: Error) => void,
  ) {
    this.#prepared = preparedOn.get(connection) ?? new Map();
    preparedOn.set(connection, this.#prepared);
    this.#statements = statements;
    // Before anything is sent: a value that is missing must leave the connection as it was.
    this.#values = statements.map(({ statement, values }) => toWire(statement, values));
    this.#resolve = resolve;
    this.#columns = columnsFor(statements[0]);
    this.callback = (error) => (error ? reject(error) : this.#resolve(this.#results));
  }

  submit(wire: Wire): void {
    const parsed = new Set<string>();
    wire.stream.cork();
    for (const [index, { statement }] of this.#statements.entries()) {
      const { name, text } = statement;
      const state = this.#prepared.get(name);
      // Closing what was never prepared is no error.
      if (state === 'unsure' && !parsed.has(name)) wire.close({ type: 'S', name });
      if (state !== 'prepared' && !parsed.has(name)) wire.parse({ name, text, types: [] });
      parsed.add(name);
      wire.bind({ statement: name, values: this.#values[index] ?? [] });
      if (!columnsOf.has(statement)) wire.describe({ type: 'P' });
      wire.execute({});
    }
    wire.sync();
    wire.stream.uncork();
  }

  handleRowDescription({ fields }: { fields: readonly FieldDescription[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => {
      return { name, parse: columnTypes.getTypeParser(dataTypeID) };
    });
    const current = this.#statements[this.#results.length - 1];
    if (current) columnsOf.set(current.statement, this.#columns);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const columns = this.#columns ?? [];
    const row: Row = {};
    try {
      for (let index = 0; index < columns.length; index += 1) {
        const column = columns[index];
        const text = fields[index];
        if (column) row[column.name] = text == null ? null : column.parse(text);
      }
    } catch (error) {
      this.#error ??= error as Error;
    }
    this.#results.at(-1)?.push(row);
  }

  handleCommandComplete(): void {
    if (this.#results.length === this.#statements.length) return;
    this.#columns = columnsFor(this.#statements[this.#results.length]);
    this.#results.push([]);
  }

  handleReadyForQuery(): void {
    this.#note(this.#statements.length);
    this.callback(this.#error ?? null);
  }

  handleError(error: Error): void {
    const failed = this.#results.length - 1;
    this.#note(failed);
    const name = this.#statements[failed]?.statement.name ?? '';
    if (!this.#prepared.has(name)) this.#prepared.set(name, 'unsure');
    this.callback(error);
  }

  /** The first `count` statements have run, so they are prepared. */
  #note(count: number): void {
    for (const { statement } of this.#statements.slice(0, count)) {
      this.#prepared.set(statement.name, 'prepared');
    }
  }
}

function columnsFor(prepared: Prepared | undefined): readonly Column[] | undefined {
  return prepared && columnsOf.get(prepared.statement);
}

function toWire({ parameters }: Statement<unknown>, values: Values): WireValues {
  return parameters.map((name) => {
    const value = values[name];
    if (value === undefined) throw new Error(`a statement needs a value for :${name}`);
    return asText(value);
  });
}

function asText(value: Value): string | Buffer | null {
  if (value === null || typeof value === 'string' || value instanceof Buffer) return value;
  return value instanceof Date ? value.toISOString() : String(value);
}
