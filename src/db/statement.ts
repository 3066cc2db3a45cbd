import { createHash } from 'node:crypto';

/** What a parameter may be; null is SQL's NULL, a Date is a moment in UTC. */
export type Value = string | number | boolean | Date | Buffer | null;

export type Values = Readonly<Record<string, Value>>;

declare const row: unique symbol;

/**
 * One SQL statement of a hot operation, compiled once per process. The server plans it once per
 * connection under `name`. `Row` is what a result row looks like.
 */
export interface Statement<Row> {
  readonly [row]?: Row;
  readonly name: string;
  /** As it was written, with its named parameters. */
  readonly sql: string;
  /** With `$1`, `$2` … in place of the named parameters. */
  readonly text: string;
  /** The names of `$1`, `$2` …, in that order. */
  readonly parameters: readonly string[];
  /** Whether it may have to wait until another transaction ends. */
  readonly mayWait: boolean;
}

/** What locks rows or tables; a plain read waits for nobody. */
const LOCKING = /\b(?:INSERT|UPDATE|DELETE|MERGE|LOCK|SHARE|TRUNCATE)\b|_lock\b/i;

/** A name after one colon; two colons are a cast. */
const PARAMETER = /(?<![:\w]):([A-Za-z]\w*)/g;

/** Compiles SQL with `:named` parameters, each of which may be mentioned several times. */
export function statement<Row>(sql: string): Statement<Row> {
  const parameters: string[] = [];
  const text = sql.replace(PARAMETER, (_mention, name: string) => {
    if (!parameters.includes(name)) parameters.push(name);
    return `$${parameters.indexOf(name) + 1}`;
  });
  // Not the name that the same text has when knex prepares it.
  const name = `trip ${createHash('sha1').update(text).digest('hex')}`;
  return { name, sql, text, parameters, mayWait: LOCKING.test(sql) };
}
