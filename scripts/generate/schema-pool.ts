import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneModule from 'ajv/dist/standalone/index.js';
import { close, exact } from './closed-schema.ts';
import { ContractError, parsePointer } from './contract-error.ts';
import type { Schema } from './document.ts';
import { formats } from './formats.ts';
import type { SchemaObject } from './subschemas.ts';

export type SchemaPool = ReturnType<typeof createPool>;
type Pointer = readonly string[];

/**
 * Compiles schemas, equal ones only once. The id of a component's copy is `exact:`, `closed:` or
 * `open:` and its name; see closed-schema.ts.
 */
export function createPool(components: Readonly<Record<string, Schema>>) {
  const ajv = createAjv();
  for (const [name, schema] of Object.entries(components)) {
    ajv.addSchema({ $id: `exact:${name}`, ...withoutDefault(exact(schema, components)) });
    ajv.addSchema({ $id: `closed:${name}`, ...asObject(close(schema)) });
    ajv.addSchema({ $id: `open:${name}`, ...asObject(close(schema, 'open')) });
  }
  checkComponents(ajv, components);
  const byContent = new Map<string, string>();
  const exported: Record<string, string> = {};

  /** Returns the name of the compiled schema; for a mere `$ref` that of the component. */
  function add(name: string, schema: Schema, pointer: Pointer): string {
    const content = JSON.stringify(schema);
    const known = byContent.get(content);
    if (known !== undefined) return known;
    const reference = /^\{"\$ref":"([^"]+)"\}$/.exec(content)?.[1];
    const id = reference ?? `operation:${name}`;
    const label = reference?.replace(':', '_') ?? name;
    compile(pointer, schema, () => {
      if (reference === undefined) ajv.addSchema({ $id: id, ...asObject(schema) });
      ajv.getSchema(id);
    });
    byContent.set(content, label);
    exported[label] = id;
    return label;
  }

  return {
    addRequest: (name: string, schema: Schema, pointer: Pointer) =>
      add(name, exact(schema, components), pointer),
    addResponse: (name: string, schema: Schema, pointer: Pointer) =>
      add(name, close(schema), pointer),
    print: () => ({ code: standaloneModule.default(ajv, exported), names: Object.keys(exported) }),
  };
}

function createAjv() {
  return new Ajv2020({
    // Strict, because a keyword that does not exist or does not fit the type is a mistake.
    strict: true,
    allowUnionTypes: true,
    allErrors: true,
    useDefaults: true,
    discriminator: true,
    // Each component is a function of its own, so that its code is not repeated for each `$ref`.
    inlineRefs: false,
    formats,
    code: { source: true, esm: true, lines: true },
  });
}

/**
 * Compiles each component after those it refers to, so that the error for a mistake names the
 * component that has it.
 */
function checkComponents(ajv: Ajv2020, components: Readonly<Record<string, Schema>>): void {
  const seen = new Set<string>();
  function check(name: string): void {
    const schema = components[name];
    if (seen.has(name) || schema === undefined) return;
    seen.add(name);
    const references = JSON.stringify(schema).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
    for (const [, reference = ''] of references) check(reference);
    compile(['components', 'schemas', name], schema, () => ajv.getSchema(`closed:${name}`));
  }
  for (const name of Object.keys(components)) check(name);
}

function compile(pointer: Pointer, schema: Schema, run: () => unknown): void {
  try {
    run();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const keyword = /unknown keyword: "([^"]+)"/.exec(message)?.[1];
    const format = /unknown format "([^"]+)"/.exec(message)?.[1];
    const inside = /"[^"#]*#([^"]*)"/.exec(message)?.[1];
    if (format) {
      const rest = findKey(schema, (key, value) => key === 'format' && value === format);
      throw new ContractError(`the format ${format} is unknown`, [...pointer, ...(rest ?? [])]);
    }
    const rest = keyword ? findKey(schema, (key) => key === keyword) : parsePointer(inside ?? '');
    throw new ContractError(message, [...pointer, ...(rest ?? [])]);
  }
}

function findKey(
  node: unknown,
  isWanted: (key: string, value: unknown) => boolean,
): string[] | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  for (const [key, value] of Object.entries(node)) {
    if (isWanted(key, value)) return [key];
    const rest = findKey(value, isWanted);
    if (rest !== undefined) return [key, ...rest];
  }
  return undefined;
}

function asObject(schema: Schema): SchemaObject {
  if (typeof schema === 'object') return schema;
  return schema ? {} : { not: {} };
}

/** Removes the default of a component, which `exact` has moved to the places that refer to it. */
function withoutDefault(schema: Schema): SchemaObject {
  const { default: _applied, ...rest } = asObject(schema);
  return rest;
}
