import type { Knex } from 'knex';
import type { Prepared } from '../../src/db/round-trip.ts';
import type { Statement } from '../../src/db/statement.ts';

/** The statements that one place in the code ran, and their rows. */
export interface Seen {
  readonly texts: Set<string>;
  readonly rows: Record<string, unknown>[];
}

/** What was recorded, by the place in the code, as in `StatementSite`. */
export const seen = new Map<string, Seen>();

const placeOf = new WeakMap<object, string>();

function note(place: string, { text, rows }: { text?: string; rows?: Seen['rows'] }): void {
  const entry = seen.get(place) ?? { texts: new Set(), rows: [] };
  seen.set(place, entry);
  if (text !== undefined) entry.texts.add(text);
  entry.rows.push(...(rows ?? []));
}

/** The innermost place below src/ in the current call stack. */
function callingPlace(): string | undefined {
  const frames = new Error().stack?.matchAll(/\/(src\/[^:?\s]+\.ts)[^:\s]*:(\d+):\d+/g) ?? [];
  const [frame] = [...frames];
  // As in findStatementSites, statements that src/db runs for itself are left out.
  return frame && !frame[1]?.startsWith('src/db/') ? `${frame[1]}:${frame[2]}` : undefined;
}

/** Wraps `statement` of src/db/statement.ts: records what it compiles, and where. */
export function noteCompiled(compile: (sql: string) => Statement<unknown>) {
  return (sql: string): Statement<unknown> => {
    const place = callingPlace();
    const statement = compile(sql);
    if (place !== undefined) {
      placeOf.set(statement, place);
      note(place, { text: statement.text });
    }
    return statement;
  };
}

type RoundTrip = (db: Knex, statements: readonly Prepared[]) => Promise<Seen['rows'][]>;

/** Wraps `inOneRoundTrip` of src/db/round-trips.ts: records the rows that are returned. */
export function noteRoundTrips(send: RoundTrip): RoundTrip {
  return async (db, statements) => {
    const results = await send(db, statements);
    for (const [index, { statement }] of statements.entries()) {
      const place = placeOf.get(statement);
      if (place !== undefined) note(place, { rows: results[index] ?? [] });
    }
    return results;
  };
}

interface RawSql extends Knex.Raw {
  readonly client: Knex.Client;
}

/** Begins to record what `raw` of this database and of its transactions compiles and reads. */
export function noteRawSql(db: Knex): void {
  const dialect: { raw(...sql: unknown[]): RawSql } = db.client.constructor.prototype;
  const { raw } = dialect;
  dialect.raw = function (...sql) {
    const made = raw.apply(this, sql);
    const place = callingPlace();
    if (place !== undefined) {
      placeOf.set(made, place);
      note(place, { text: made.toSQL().toNative().sql });
    }
    return made;
  };
  db.on('query-response', (response: { rows?: Seen['rows'] }, _query: object, builder: object) => {
    const place = placeOf.get(builder);
    if (place !== undefined) note(place, { rows: response.rows ?? [] });
  });
}
