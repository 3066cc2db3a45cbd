/** Replacements for the functions that AJV would import from its own package at run time. */
const runtime: Readonly<Record<string, string>> = {
  'require("ajv/dist/runtime/ucs2length").default': 'countCharacters',
  'require("ajv/dist/runtime/equal").default': 'isDeepStrictEqual',
};

const prelude = `import { isDeepStrictEqual } from 'node:util';

/** Counts characters, not UTF-16 units, so that an emoji is one character for maxLength. */
function countCharacters(text) {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(i + 1);
    if (next >= 0xdc00 && next <= 0xdfff) {
      count--;
      i++;
    }
  }
  return count;
}
`;

/**
 * Turns AJV's standalone code into a module without dependencies, with one export, and without the
 * schema objects that its code does not use.
 */
export function tidy(code: string, names: readonly string[], table: object): string {
  let text = code.replace('"use strict";', '');
  for (const [call, replacement] of Object.entries(runtime))
    text = text.replaceAll(call, replacement);
  for (const name of names) text = text.replace(`export const ${name} = `, `const ${name} = `);
  if (text.includes('require(')) {
    const needed = /require\([^)]*\)[.\w]*/.exec(text)?.[0];
    throw new Error(`the validators need ${needed}, which this compiler does not provide`);
  }
  return `${prelude}${dropUnusedSchemas(text)}\nexport const validators = ${printTable(table)};\n`;
}

/**
 * Removes unused schemas: AJV declares each as a constant, but reads it only for enums and such.
 */
function dropUnusedSchemas(text: string): string {
  const uses = new Map<string, number>();
  for (const [name] of text.matchAll(/\bschema\d+\b/g)) uses.set(name, (uses.get(name) ?? 0) + 1);
  return text
    .split('\n')
    .filter((line) => {
      const name = /^const (schema\d+) = .*;$/.exec(line)?.[1];
      return name === undefined || uses.get(name) !== 1;
    })
    .join('\n');
}

/** Prints a literal in which the strings are names of functions, so they get no quotes. */
function printTable(table: object): string {
  const operations = Object.entries(table).map(([id, parts]) => {
    const { responses, ...requests } = parts;
    const statuses = Object.entries(responses).map(([status, name]) => `${status}: ${name}`);
    const fields = Object.entries(requests).map(([part, name]) => `${part}: ${name}`);
    fields.push(`responses: { ${statuses.join(', ')} }`);
    return `  ${id}: {\n${fields.map((field) => `    ${field},\n`).join('')}  },\n`;
  });
  return `{\n${operations.join('')}}`;
}
