import pg, { type Submittable } from 'pg';
import { serialize } from 'pg-protocol';
import { columnTypes } from './column-types.ts';
import type { Statement, Value, Values } from './statement.ts';

/** A statement with the values of its parameters. */
export interface Prepared {
  readonly statement: Statement<unknown>;
  readonly values: Values;
}

export type Row = Record<string, unknown>;
type WireValues = readonly (string | Buffer | null)[];

/** A column of a result. The server is asked once per process for the columns of a statement. */
interface Column {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}
const columnsOf = new WeakMap<Statement<unknown>, readonly Column[]>();

/** Which statements a connection has prepared, by name; `unsure`: preparing it may have failed. */
type PreparedNames = Map<string, 'prepared' | 'unsure'>;
const preparedOn = new WeakMap<object, PreparedNames>();

interface FieldDescription {
  readonly name: string;
  readonly dataTypeID: number;
}

/** The part of a connection that takes the protocol's messages (pg's types leave it out). */
interface Wire {
  readonly stream: { write(bytes: Buffer): unknown };
}

const EXECUTE = serialize.execute();
const DESCRIBE = serialize.describe({ type: 'P' });
const SYNC = serialize.sync();

// A connection in pipeline mode only accepts queries of the driver's own class, because others
// might leave a portal open. This one never does, so it may be a subclass.
const DriverQuery: new (text: string) => object = pg.Query;

type Done = (error: Error | null, results: Row[][]) => void;

/**
 * Several statements that are sent to the database together and answered together: one round trip.
 * The methods `submit` and `handle…` are called by the driver, which prescribes their names.
 *
 * The server runs the statements in order, in one implicit transaction: when one fails, those
 * behind it do not run, and those before it are undone. Each statement sees what was committed
 * before it began.
 */
export class RoundTrip extends DriverQuery {
  readonly #statements: readonly Prepared[];
  readonly #values: readonly WireValues[];
  readonly #named: boolean;
  readonly #results: Row[][] = [[]];
  /** The names that this round trip prepares. */
  readonly #parsed: string[] = [];
  #names: PreparedNames | undefined;
  #error: Error | null = null;
  #columns: readonly Column[] | undefined;
  /**
   * The driver replaces this property by a function that calls it and ends a time limit of its own.
   */
  callback: (error: Error | null) => void;

  /**
   * @param named false if names must not be used (see DatabaseOptions): each is planned anew
   * @throws Error for a parameter without a value, before anything is sent
   */
  constructor(statements: readonly Prepared[], named: boolean, done: Done) {
    super('');
    this.#statements = statements;
    this.#named = named;
    this.#values = statements.map(({ statement, values }) => toWire(statement, values));
    this.callback = (error) => done(error, this.#results);
  }

  /** Sends it over a connection: at once, or when the queries before it have been sent. */
  over(connection: { query(submittable: Submittable): unknown }): void {
    connection.query(this as unknown as Submittable);
  }

  submit({ stream }: Wire): void {
    this.#columns = columnsFor(this.#statements[0]);
    const messages = this.#named ? this.#prepareNames(stream) : [];
    for (const [index, { statement }] of this.#statements.entries()) {
      const name = this.#named ? statement.name : '';
      if (!this.#named) messages.push(serialize.parse({ text: statement.text }));
      const values = this.#values[index] as (string | Buffer | null)[];
      messages.push(serialize.bind({ statement: name, values }));
      if (!columnsOf.has(statement)) messages.push(DESCRIBE);
      messages.push(EXECUTE);
    }
    messages.push(SYNC);
    stream.write(Buffer.concat(messages));
  }

  // All statements are prepared before the first is executed. So they stay prepared when one fails
  // to execute, and round trips that are sent before this one is answered can rely on that. When
  // preparing itself is cancelled, those fail as unavailable (26000), and the next prepares again.
  #prepareNames(stream: object): Buffer[] {
    const names = preparedOn.get(stream) ?? new Map();
    preparedOn.set(stream, names);
    this.#names = names;
    const messages: Buffer[] = [];
    for (const { statement } of this.#statements) {
      const { name, text } = statement;
      const state = names.get(name);
      if (state === 'prepared') continue;
      // Closing a statement that was not prepared is no error, so this is safe either way.
      if (state === 'unsure') messages.push(serialize.close({ type: 'S', name }));
      messages.push(serialize.parse({ name, text }));
      names.set(name, 'prepared');
      this.#parsed.push(name);
    }
    return messages;
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
    this.callback(this.#error);
  }

  handleError(error: Error): void {
    for (const name of this.#parsed) this.#names?.set(name, 'unsure');
    this.callback(error);
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
