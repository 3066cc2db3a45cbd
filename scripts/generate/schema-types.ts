import openapiTypescript, { astToString } from 'openapi-typescript';
import { type Document, dereference, type Parameter, type Schema } from './document.ts';
import { header } from './print.ts';

/**
 * Prints the types of the contract, for the server or for clients. They only differ in fields with
 * a default: the server always sees them, because they are filled in, and a client may leave them
 * out.
 */
export async function printSchemaTypes(document: Document, reader: 'server' | 'client') {
  const seen = reader === 'server' ? withDefaultsFilledIn(document) : document;
  const nodes = await openapiTypescript(JSON.stringify(seen), {
    defaultNonNullable: reader === 'server',
    alphabetize: false,
    silent: true,
  });
  return `// ${header}\n\n${astToString(nodes)}`;
}

/** The library fills in the defaults of schemas, but not those of parameters. */
function withDefaultsFilledIn(document: Document): Document {
  const copy = structuredClone(document);
  for (const { parameters = [], ...operations } of Object.values(copy.paths)) {
    const own = Object.values(operations).flatMap((operation) => operation.parameters ?? []);
    for (const either of [...parameters, ...own]) {
      const parameter = dereference<Parameter>(copy, either);
      const schema = parameter.schema && dereference<Schema>(copy, parameter.schema);
      if (typeof schema === 'object' && 'default' in schema) parameter.required = true;
    }
  }
  return copy;
}
