import ts from 'typescript';

/** The kind of values of a column, by its row type or by PostgreSQL. */
export interface Kind {
  /** `string`, `Date[]` …; `json` is any JSON value, `anything` any value. */
  readonly names: ReadonlySet<string>;
  readonly nullable: boolean;
  /** The strings that are allowed; undefined if all are. */
  readonly literals: ReadonlySet<string> | undefined;
}

/** The columns of a row type; undefined for a type that is no object. */
export function columnsOfRow(checker: ts.TypeChecker, row: ts.Type): Map<string, Kind> | undefined {
  const shapes = row.isUnion() ? row.types : [row];
  if (shapes.some((shape) => (shape.flags & OBJECT) === 0)) return undefined;
  const names = new Set(shapes.flatMap((shape) => shape.getProperties().map(({ name }) => name)));
  const columns = new Map<string, Kind>();
  for (const name of names) {
    const types = shapes.map((shape) => shape.getProperty(name));
    const present = types.filter((property) => property !== undefined);
    const kinds = present.map((property) => kindOf(checker, checker.getTypeOfSymbol(property)));
    const absent = present.length < types.length;
    columns.set(name, { ...join(kinds), ...(absent && { nullable: true }) });
  }
  return columns;
}

const OBJECT = ts.TypeFlags.Object | ts.TypeFlags.Intersection;

const FLAGS: readonly (readonly [ts.TypeFlags, string])[] = [
  [ts.TypeFlags.StringLike, 'string'],
  [ts.TypeFlags.NumberLike, 'number'],
  [ts.TypeFlags.BooleanLike, 'boolean'],
  [ts.TypeFlags.Any | ts.TypeFlags.Unknown, 'anything'],
];
const EMPTY = ts.TypeFlags.Null | ts.TypeFlags.Undefined;
const CLASSES = ['Date', 'Buffer'];

function kindOf(checker: ts.TypeChecker, type: ts.Type): Kind {
  if (type.isUnion()) return join(type.types.map((member) => kindOf(checker, member)));
  if ((type.flags & EMPTY) !== 0) return kind([], true);
  if (type.isStringLiteral()) return { ...kind(['string']), literals: new Set([type.value]) };
  const plain = FLAGS.find(([flag]) => (type.flags & flag) !== 0);
  if (plain) return kind([plain[1]]);
  const name = type.getSymbol()?.name ?? '';
  if (CLASSES.includes(name)) return kind([name]);
  if (!checker.isArrayType(type)) return kind(['json']);
  const [element] = checker.getTypeArguments(type as ts.TypeReference);
  const [item = 'json', ...more] = element ? kindOf(checker, element).names : [];
  return kind([item === 'json' || more.length > 0 ? 'json' : `${item}[]`]);
}

function kind(names: readonly string[], nullable = false): Kind {
  return { names: new Set(names), nullable, literals: undefined };
}

function join(kinds: readonly Kind[]): Kind {
  const texts = kinds.filter(({ names }) => names.has('string'));
  const closed = texts.length > 0 && texts.every(({ literals }) => literals !== undefined);
  return {
    names: new Set(kinds.flatMap(({ names }) => [...names])),
    nullable: kinds.some(({ nullable }) => nullable),
    literals: closed ? new Set(texts.flatMap(({ literals }) => [...(literals ?? [])])) : undefined,
  };
}

/** Why a column of kind `found` does not fit `expected`, in words; undefined if it does. */
export function misfitOf(expected: Kind, found: Kind): string | undefined {
  if (expected.names.has('anything')) return undefined;
  const other = [...found.names].filter((name) => !expected.names.has(name));
  const [is, said] = [[...found.names].join(' | '), [...expected.names].join(' | ')];
  if (other.length > 0) return `is ${is}, not ${said}`;
  const never = [...expected.names].filter((name) => !found.names.has(name));
  if (found.names.size > 0 && never.length > 0) return `is never ${never.join(' | ')}`;
  if (found.nullable && !expected.nullable) return 'may be null';
  const [allowed, used] = [found.literals, expected.literals];
  const unknown = allowed && used ? [...used].filter((literal) => !allowed.has(literal)) : [];
  return unknown.length > 0 ? `is never ${unknown.join(' or ')}` : undefined;
}

/** Why a value does not fit `expected`, in words; undefined if it does. */
export function misfitOfValue(expected: Kind, value: unknown): string | undefined {
  if (value === null) return expected.nullable ? undefined : 'has been null';
  const { names, literals } = expected;
  if (names.has('anything') || names.has('json')) return undefined;
  if (Array.isArray(value) && value.length === 0) return undefined;
  const name = Array.isArray(value) ? `${nameOf(value[0])}[]` : nameOf(value);
  if (!names.has(name)) return `has been ${name}, not ${[...names].join(' | ')}`;
  const text = typeof value === 'string' ? value : undefined;
  return text !== undefined && literals?.has(text) === false ? `has been ${text}` : undefined;
}

function nameOf(value: unknown): string {
  if (value instanceof Date) return 'Date';
  return Buffer.isBuffer(value) ? 'Buffer' : typeof value;
}
