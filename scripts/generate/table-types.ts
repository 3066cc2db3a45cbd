import type { Knex } from 'knex';

export interface Table {
  name: string;
  comment: string | null;
  columns: Column[];
}

export interface Column {
  name: string;
  /** The type's name in PostgreSQL: `text[]`, `timestamp with time zone`. */
  type: string;
  comment: string | null;
  notNull: boolean;
  hasDefault: boolean;
  /** Whether PostgreSQL computes it, so that no statement can write it. */
  isGenerated: boolean;
  /** The CHECK constraints that are about this column only. */
  checks: string[];
}

const typeNames: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  tsvector: 'string',
  bytea: 'Buffer',
  boolean: 'boolean',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  numeric: 'number',
  real: 'number',
  'double precision': 'number',
  'timestamp with time zone': 'Date',
  'timestamp without time zone': 'Date',
  json: 'unknown',
  jsonb: 'unknown',
};

/** All tables and views of the schema `public` by name, except those of knex's migrations. */
export async function readTables(db: Knex): Promise<Table[]> {
  const { rows } = await db.raw(`
    SELECT c.relname AS name, obj_description(c.oid, 'pg_class') AS comment,
      json_agg(json_build_object(
        'name', a.attname,
        'type', format_type(a.atttypid, NULL),
        'comment', col_description(c.oid, a.attnum),
        'notNull', a.attnotnull,
        'hasDefault', a.atthasdef OR a.attidentity <> '',
        'isGenerated', a.attidentity = 'a' OR a.attgenerated <> '',
        'checks', ARRAY(
          SELECT pg_get_constraintdef(oid) FROM pg_constraint
          WHERE conrelid = c.oid AND contype = 'c' AND conkey = ARRAY[a.attnum] ORDER BY conname)
      ) ORDER BY a.attnum) AS columns
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
      AND c.relname NOT LIKE 'knex\\_%'
    GROUP BY c.oid ORDER BY c.relname`);
  return rows;
}

/** `lesson_progress` → `LessonProgress` */
export function interfaceName(table: string): string {
  return table.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The TypeScript type of a column; with a `CHECK (x IN (…))` it is a union of literals. */
export function columnType(table: string, { name, type, notNull, checks }: Column): string {
  const element = type.replace(/\[\]$/, '');
  const known = typeNames[element];
  if (known === undefined) {
    throw new Error(`${table}.${name}: add the type ${type} to scripts/generate/table-types.ts`);
  }
  const plain = type === element ? known : `${known}[]`;
  const value = checks.map(literalsOf).find((union) => union !== undefined) ?? plain;
  return notNull || value === 'unknown' ? value : `${value} | null`;
}

function literalsOf(check: string): string | undefined {
  const list = /^CHECK \(\(\w+ = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(check)?.[1];
  const literals = list?.match(/'(?:[^']|'')*'(?=::text)/g);
  return literals?.map((text) => `'${text.slice(1, -1).replaceAll("''", "\\'")}'`).join(' | ');
}
