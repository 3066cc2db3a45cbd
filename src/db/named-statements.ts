import { createHash } from 'node:crypto';
import type { CompiledQuery, DialectConstructor } from './postgres-dialect.ts';

/**
 * At most this many texts get a name. More texts can only be SQL with changing parts.
 */
const MOST_NAMES = 500;

/** Methods of knex's query builder. Their text is always one statement, so it can be named. */
const BUILDER_METHODS = new Set(['select', 'first', 'pluck', 'insert', 'update', 'del', 'counter']);

/**
 * Gives queries a name, under which the server keeps their plans. Planning a query each time costs
 * more than executing most of them.
 */
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
      // A query with an empty name asks to be planned for its own values (PLANNED_ANEW).
      const name = nameable && query.options?.name !== '' ? nameOf(query.sql) : undefined;
      if (name !== undefined) query.options = { name, ...query.options };
      return super._query(connection, query);
    }
  };
}
