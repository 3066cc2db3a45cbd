import { ContractError, parsePointer } from './contract-error.ts';
import { type Document, dereference, type Row } from './document.ts';
import { header, printLiteral } from './print.ts';

/** Prints the messages for values that do not match a pattern: `x-pattern-message` of requests. */
export function printPatternMessages(document: Document, rows: readonly Row[]): string {
  const messages = new Map<string, string>();
  const seen = new Set<unknown>();

  function collect(reference: unknown, at: readonly string[]): void {
    if (typeof reference !== 'object' || reference === null) return;
    const pointer = '$ref' in reference ? parsePointer(String(reference.$ref)) : at;
    const node = dereference<Record<string, unknown>>(document, reference as { $ref: string });
    if (seen.has(node)) return;
    seen.add(node);
    const { pattern, 'x-pattern-message': message } = node;
    if (typeof pattern === 'string' && typeof message === 'string') {
      const other = messages.get(pattern) ?? message;
      if (other !== message) {
        const problem = `the same pattern says "${other}" elsewhere`;
        throw new ContractError(problem, [...pointer, 'x-pattern-message']);
      }
      messages.set(pattern, message);
    }
    for (const [key, value] of Object.entries(node)) collect(value, [...pointer, key]);
  }

  for (const { parameters, operation, pointer } of rows) {
    collect(parameters, [...pointer, 'parameters']);
    collect(operation.requestBody, [...pointer, 'requestBody']);
  }
  return `// ${header}

/** The message of each pattern: a sentence without its subject, such as "must be …". */
export const patternMessages: Readonly<Record<string, string>> = ${printLiteral(Object.fromEntries(messages))};
`;
}
