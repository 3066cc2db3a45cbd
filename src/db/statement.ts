import { createHash } from 'node:crypto';

/** What the value of a parameter may be; null is SQL's NULL, a Date is a moment in UTC. */
export type Value = string | number | boolean | Date | Buffer | null;

export type Values = Readonly<Record<string, Value>>;

declare const row: unique symbol;

/**
 * An SQL statement for round trips, compiled once per process. The server plans it once per
 * connection and keeps the plan under `name`. `Row` is the type of a result row.
 */
export interface Statement<Row> {
  readonly [row]?: Row;
  readonly name: string;
  /** The text with `:named` parameters, as it was written. */
  readonly sql: string;
  /** The text with `$1`, `$2` … in place of the named parameters. */
  readonly text: string;
  /** The names of `$1`, `$2` …, in that order. */
  readonly parameters: readonly string[];
  /** Whether it may have to wait until another transaction ends. */
  readonly mayWait: boolean;
}

/** Words of SQL that take locks, so that a statement may have to wait. Plain reads never wait. */
const LOCKING = /\b(?:INSERT|UPDATE|DELETE|MERGE|LOCK|SHARE|TRUNCATE)\b|_lock\b/i;

/** A name after one colon; two colons are a cast. */
const PARAMETER = /(?<![:\w]):([A-Za-z]\w*)/g;

/** Compiles SQL with `:named` parameters, each of which may stand in it several times. */
export function statement<Row>(sql: string): Statement<Row> {
  const parameters: string[] = [];
  const text = sql.replace(PARAMETER, (_mention, name: string) => {
    if (!parameters.includes(name)) parameters.push(name);
    return `$${parameters.indexOf(name) + 1}`;
  });
  // Must differ from the name under which knex prepares the same text, hence `trip`.
  const name = `trip ${createHash('sha1').update(text).digest('hex')}`;
  return { name, sql, text, parameters, mayWait: LOCKING.test(sql) };
}
