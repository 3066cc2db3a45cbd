import { join, relative } from 'node:path';
import ts from 'typescript';
import { columnsOfRow, type Kind } from './column-kinds.ts';
import { root } from './imports.ts';

/** A place in the code with a statement in SQL. */
export interface StatementSite {
  /** The place of the word `raw` or `statement`, such as `src/x/y.queries.ts:12`. */
  readonly place: string;
  /** The columns by the row type; undefined if none is given. */
  readonly columns: ReadonlyMap<string, Kind> | undefined;
  /** Whether the result is used. */
  readonly resultUsed: boolean;
}

/** Files whose SQL only runs at the start or for the demo, and has no row types. */
const LEFT_OUT = /^src\/(db|demo)\//;

/**
 * Finds the calls of knex's `raw` and of `statement` below src/ that serve requests. To check
 * another function that takes SQL, recognise its calls in `rowTypeOf`, and let
 * statement-recorder.ts record its texts.
 */
export function findStatementSites(): StatementSite[] {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config;
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(
    fileNames.filter((file) => /^(src|generated)\//.test(fromRoot(file))),
    options,
  );
  const checker = program.getTypeChecker();
  return program.getSourceFiles().flatMap((source) => {
    const file = fromRoot(source.fileName);
    if (!file.startsWith('src/') || LEFT_OUT.test(file)) return [];
    return callsIn(source).flatMap((call) => {
      const name = nameIn(call);
      const row = name && rowTypeOf(checker, call, name.text);
      if (!name || row === undefined) return [];
      const { line } = source.getLineAndCharacterOfPosition(name.getStart(source));
      return {
        place: `${file}:${line + 1}`,
        columns: row === 'none' ? undefined : columnsOfRow(checker, row),
        resultUsed: !ts.isExpressionStatement(skipAwait(call).parent),
      };
    });
  });
}

function fromRoot(path: string): string {
  return relative(root, path).replaceAll('\\', '/');
}

/** The type of one row; `none` when the statement names none, undefined for other calls. */
function rowTypeOf(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
  name: string,
): ts.Type | 'none' | undefined {
  const result = checker.getTypeAtLocation(call).getSymbol()?.name;
  const [argument] = call.typeArguments ?? [];
  const type = argument && checker.getTypeFromTypeNode(argument);
  if (name === 'statement' && result === 'Statement') return type ?? 'none';
  if (name !== 'raw' || result !== 'Raw') return undefined;
  const rows = type?.getProperty('rows');
  return (rows && checker.getTypeOfSymbol(rows).getNumberIndexType()) ?? 'none';
}

function callsIn(source: ts.SourceFile): ts.CallExpression[] {
  const calls: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) calls.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return calls;
}

function nameIn({ expression }: ts.CallExpression): ts.Identifier | undefined {
  if (ts.isIdentifier(expression)) return expression;
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  return ts.isIdentifier(expression.name) ? expression.name : undefined;
}

function skipAwait(call: ts.Node): ts.Node {
  return ts.isAwaitExpression(call.parent) ? call.parent : call;
}
