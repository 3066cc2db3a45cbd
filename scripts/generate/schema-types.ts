import openapiTypescript, { astToString } from 'openapi-typescript';
import type { Document } from './document.ts';
import { header } from './print.ts';

/**
 * Types of the contract. A server sees every default filled in, a client may leave it out; hence
 * the two files that differ only there.
 */
export async function printSchemaTypes(document: Document, reader: 'server' | 'client') {
  const nodes = await openapiTypescript(JSON.stringify(document), {
    defaultNonNullable: reader === 'server',
    alphabetize: false,
    silent: true,
  });
  return `// ${header}\n\n${astToString(nodes)}`;
}
