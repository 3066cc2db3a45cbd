import { bundleContract, printBundle } from './bundle.ts';
import { ContractError, formatPointer } from './contract-error.ts';
import { type Document, listRows } from './document.ts';
import { printErrorCodes } from './error-codes.ts';
import { locate } from './locate.ts';
import { printOperations } from './operations.ts';
import { type Output, timed } from './outputs.ts';
import { printPatternMessages } from './pattern-messages.ts';
import { publish } from './publish.ts';
import { printSchemaTypes } from './schema-types.ts';
import { printValidators } from './validators.ts';

/**
 * Makes all generated files that depend on the contract only. `root` is the path of its root file.
 * A mistake is thrown as one sentence with file, line and pointer.
 */
export async function compileContract(root: string): Promise<Output[]> {
  const bundled = await timed(() => bundleContract(root));
  try {
    return [
      ...bundled.outputs((document) => printBundle(publish(document))),
      ...(await compileDocument(bundled.value)),
    ];
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    const place = `${locate(root, error.pointer)}  ${formatPointer(error.pointer)}`;
    throw new Error(`${place}\n  ${error.message}`, { cause: error });
  }
}

async function compileDocument(document: Document): Promise<Output[]> {
  refuseNumberedNames(document);
  refuseSharedNames(document);
  const rows = listRows(document);
  const results = [
    await timed(() => ({ 'operations.ts': printOperations(document, rows) })),
    await timed(() => ({ 'error-codes.ts': printErrorCodes(document) })),
    await timed(() => ({ 'pattern-messages.ts': printPatternMessages(document, rows) })),
    await timed(() => printValidators(document, rows)),
    await timed(async () => ({ 'schema.ts': await printSchemaTypes(document, 'server') })),
    await timed(async () => ({ 'client-schema.ts': await printSchemaTypes(document, 'client') })),
  ];
  return results.flatMap(({ outputs }) => outputs((files) => files));
}

/**
 * Refuses two files with the same name. The bundler would call them `Course` and `Course-2`, and
 * which is which depends on the order of files.
 */
function refuseNumberedNames({ components = {} }: Document): void {
  for (const [kind, entries = {}] of Object.entries(components)) {
    const name = Object.keys(entries).find((key) => /-\d+$/.test(key));
    if (name === undefined) continue;
    const original = name.replace(/-\d+$/, '');
    const problem = `two different ${kind} are called ${original}: give one file another name`;
    throw new ContractError(problem, ['components', kind, original]);
  }
}

/**
 * Refuses a schema with the name of a security scheme: some code generators make a type of each.
 */
function refuseSharedNames({ components = {} }: Document): void {
  const schemes = Object.keys(components.securitySchemes ?? {}).map((name) => name.toLowerCase());
  for (const name of Object.keys(components.schemas ?? {})) {
    if (!schemes.includes(name.toLowerCase())) continue;
    const problem = `the schema ${name} is called like a security scheme: give it another name`;
    throw new ContractError(problem, ['components', 'schemas', name]);
  }
}
