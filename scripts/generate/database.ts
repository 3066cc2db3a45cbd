import { migrate } from '../../src/db/migrate.ts';
import { migrations } from '../../src/db/migrations/index.ts';
import { header } from './print.ts';
import { type Column, columnType, interfaceName, readTables, type Table } from './table-types.ts';
import { withThrowawayPostgres } from './throwaway-postgres.ts';

/** The types of the tables, read from a database on which all migrations were run. */
export async function printDatabase(): Promise<string> {
  const tables = await withThrowawayPostgres(async (db) => {
    await migrate(db, migrations);
    return readTables(db);
  });
  return `// ${header.replace('openapi/', 'src/db/migrations/')}

import type { Knex } from 'knex';

/** A row to insert: \`Optional\` columns have a default; PostgreSQL computes \`Generated\` ones. */
type Insert<Row, Optional extends keyof Row, Generated extends keyof Row = never> = Omit<
  Row,
  Optional | Generated
> &
  Partial<Pick<Row, Exclude<Optional, Generated>>>;

/** The values that a statement may be given; each may also be SQL. */
type Written<Row> = { [Column in keyof Row]: Row[Column] | Knex.Raw };

${tables.map(printTable).join('\n')}
declare module 'knex/types/tables.js' {
  interface Tables {
${tables.map(({ name }) => printEntry(name)).join('\n')}
  }
}
`;
}

function printTable({ name, comment, columns }: Table): string {
  const row = interfaceName(name);
  const isOptional = (column: Column) => column.hasDefault || !column.notNull;
  const optional = printUnion(columns.filter((c) => isOptional(c) && !c.isGenerated));
  const generated = columns.filter((c) => c.isGenerated);
  const writable =
    generated.length === 0 ? `Partial<${row}>` : `Partial<Omit<${row}, ${printUnion(generated)}>>`;
  const third = generated.length === 0 ? '' : `, ${printUnion(generated)}`;
  return `${printComment(comment, '')}export interface ${row} {
${columns.map((c) => printComment(c.comment, '  ') + printColumn(name, c)).join('\n')}
}

export type New${row} = Insert<${row}, ${optional}${third}>;
export type ${row}Change = ${writable};
`;
}

function printColumn(table: string, column: Column): string {
  return `  ${column.name}: ${columnType(table, column)};`;
}

function printEntry(table: string): string {
  const row = interfaceName(table);
  return `    ${table}: Knex.CompositeTableType<
      ${row},
      Written<New${row}>,
      Written<${row}Change>
    >;`;
}

function printUnion(columns: readonly Column[]): string {
  return columns.map(({ name }) => `'${name}'`).join(' | ') || 'never';
}

function printComment(comment: string | null, indent: string): string {
  return comment === null ? '' : `${indent}/** ${comment.replaceAll('*/', '*\\/')} */\n`;
}
