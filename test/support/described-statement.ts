import type { Knex } from 'knex';
import type { ClientBase, Submittable } from 'pg';
import { columnType } from '../../scripts/generate/table-types.ts';
import type { Kind } from './column-kinds.ts';

interface Field {
  readonly name: string;
  readonly dataTypeID: number;
  /** The number of the table's column that is returned unchanged; 0 for a computed value. */
  readonly tableID: number;
  readonly columnID: number;
}

interface Wire {
  parse(message: { name: string; text: string; types: number[] }): void;
  describe(message: { type: 'S'; name: string }): void;
  sync(): void;
}

interface Settle {
  resolve(fields: readonly Field[]): void;
  reject(error: Error): void;
}

/** Asks the server for the columns of a statement, without running it. */
class Description {
  readonly #text: string;
  #fields: readonly Field[] = [];
  readonly #settle: Settle;

  constructor(text: string, settle: Settle) {
    this.#text = text;
    this.#settle = settle;
  }
  submit(wire: Wire): void {
    wire.parse({ name: '', text: this.#text, types: [] });
    wire.describe({ type: 'S', name: '' });
    wire.sync();
  }
  handleRowDescription({ fields }: { fields: readonly Field[] }): void {
    this.#fields = fields;
  }
  handleReadyForQuery(): void {
    this.#settle.resolve(this.#fields);
  }
  handleError(error: Error): void {
    this.#settle.reject(error);
  }
}

/** A column of a table, as PostgreSQL's catalogue describes it. */
interface Origin {
  readonly not_null: boolean;
  readonly checks: string[];
}

/** Finds out the columns of statements on a migrated database. */
export class StatementDescriber {
  readonly #connection: ClientBase;
  readonly #types: ReadonlyMap<number, string>;
  readonly #origins: ReadonlyMap<string, Origin>;

  private constructor(
    connection: ClientBase,
    types: ReadonlyMap<number, string>,
    origins: ReadonlyMap<string, Origin>,
  ) {
    this.#connection = connection;
    this.#types = types;
    this.#origins = origins;
  }

  static async use<Result>(
    db: Knex,
    work: (describer: StatementDescriber) => Promise<Result>,
  ): Promise<Result> {
    const types = await db.raw('SELECT oid::int8, format_type(oid, NULL) AS name FROM pg_type');
    const origins = await db.raw(ORIGINS);
    const connection: ClientBase = await db.client.acquireConnection();
    try {
      return await work(
        new StatementDescriber(
          connection,
          new Map(types.rows.map(({ oid, name }: { oid: number; name: string }) => [oid, name])),
          new Map(origins.rows.map((row: Origin & { key: string }) => [row.key, row])),
        ),
      );
    } finally {
      await db.client.releaseConnection(connection);
    }
  }

  /** The columns that a statement returns, by name; rejects when it cannot be prepared. */
  async describe(text: string): Promise<Map<string, Field>> {
    const fields = await new Promise<readonly Field[]>((resolve, reject) => {
      const description: unknown = new Description(text, { resolve, reject });
      this.#connection.query(description as Submittable);
    });
    return new Map(fields.map((field) => [field.name, field]));
  }

  /** The kind of a column; throws for a type that our row types never have. */
  kindOf({ name, dataTypeID, tableID, columnID }: Field): Kind {
    const type = this.#types.get(dataTypeID) ?? '';
    // The server does not say if an outer join or an expression may give null; only real rows do.
    const origin = this.#origins.get(`${tableID}.${columnID}`);
    const plain = { name, type, comment: null, notNull: true, hasDefault: false };
    const column = { ...plain, isGenerated: false, checks: origin?.checks ?? [] };
    const union = columnType('result', column).match(/'[^']*'/g);
    const named = union ? 'string' : columnType('result', column);
    return {
      names: new Set([named === 'unknown' ? 'json' : named]),
      nullable: origin?.not_null === false,
      literals: union ? new Set(union.map((literal) => literal.slice(1, -1))) : undefined,
    };
  }
}

const ORIGINS = `
  SELECT a.attrelid || '.' || a.attnum AS key, a.attnotnull AS not_null,
    ARRAY(
      SELECT pg_get_constraintdef(oid) FROM pg_constraint
      WHERE conrelid = a.attrelid AND contype = 'c' AND conkey = ARRAY[a.attnum]
    ) AS checks
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0`;
