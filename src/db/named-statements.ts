import { createHash } from 'node:crypto';
import type { CompiledQuery, DialectConstructor } from './postgres-dialect.ts';

/** More distinct texts than this means SQL that is built up freely; it is left unnamed. */
const MOST_NAMES = 500;

/** Methods of knex's query builder. Their text is always one statement, so it can be named. */
const BUILDER_METHODS = new Set(['select', 'first', 'pluck', 'insert', 'update', 'del', 'counter']);

/** Without a plan cache the server plans every query anew, which costs more than most queries. */
export function withNamedStatements(Dialect: DialectConstructor): DialectConstructor {
  // Kept outside the class: knex copies the client for each transaction, but not its fields.
  const names = new Map<string, string>();

  function nameOf(sql: string): string | undefined {
    const known = names.get(sql);
    if (known !== undefined || names.size >= MOST_NAMES) return known;
    const name = createHash('sha1').update(sql).digest('hex');
    names.set(sql, name);
    return name;
  }

  return class extends Dialect {
    override _query(connection: object, query: CompiledQuery): Promise<CompiledQuery> {
      // Raw SQL without bindings may hold several statements (migrations do): never named.
      const nameable = query.bindings?.length || BUILDER_METHODS.has(query.method ?? '');
      // An empty name is a caller's wish for a plan made for these very values.
      const name = nameable && query.options?.name !== '' ? nameOf(query.sql) : undefined;
      if (name !== undefined) query.options = { name, ...query.options };
      return super._query(connection, query);
    }
  };
}
