import pg from 'pg';

// Dates bound to `date` and `timestamp` columns are written in UTC, wherever the process runs.
pg.defaults.parseInputDatesAsUTC = true;

type Parse = (text: string) => unknown;

const textArray: number = 1009;
const splitArray: Parse = pg.types.getTypeParser(textArray);

function integer(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of a number's range: ${text}`);
  return value;
}

function utc(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}Z`);
}

function each(parse: Parse): Parse {
  return (text) => {
    const parts = splitArray(text);
    return Array.isArray(parts) ? parts.map((part) => (part === null ? null : parse(part))) : parts;
  };
}

/** By the number that the server gives a type; an array type has a number of its own. */
const parsers = new Map<number, Parse>([
  [20, integer],
  [1016, each(integer)],
  [1700, Number],
  [1231, each(Number)],
  [1082, String],
  [1182, each(String)],
  [1114, utc],
  [1115, each(utc)],
]);

/**
 * How values of the database are read: bigint and numeric as numbers, date as `YYYY-MM-DD`,
 * timestamp as a moment in UTC. By default the driver would give strings for bigint and numeric,
 * and for dates and timestamps moments in local time.
 */
export const columnTypes = {
  getTypeParser(type: number, format?: string): Parse {
    const parse = format === 'binary' ? undefined : parsers.get(type);
    return parse ?? pg.types.getTypeParser(type, format === 'binary' ? 'binary' : 'text');
  },
};
