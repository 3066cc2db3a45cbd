import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { close } from '../generate/closed-schema.ts';
import { formats } from '../generate/formats.ts';
import type { SchemaNode, VisitContext } from './visitor.ts';

/** Says what is wrong with a value, or undefined. `$ref`s of the schema are relative to `file`. */
export type Judge = (
  value: unknown,
  schema: SchemaNode,
  context: VisitContext,
  file: string | undefined,
) => string | undefined;

/**
 * An undeclared property is a mistake: schemas are closed as the server closes those of replies.
 */
export function createJudge(): Judge {
  // Not strict: the compiler checks the schemas, this only checks values.
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats });
  const compiled = new Map<SchemaNode, ValidateFunction>();
  const inlined = new Map<SchemaNode, unknown>();

  function inline(node: unknown, context: VisitContext, file: string | undefined): unknown {
    if (Array.isArray(node)) return node.map((item) => inline(item, context, file));
    if (typeof node !== 'object' || node === null) return node;
    const found = context.resolve(node as SchemaNode, file);
    const target = found.node;
    const isReference = '$ref' in node;
    if (target === undefined) return true;
    if (isReference && inlined.has(target)) return inlined.get(target);
    const source = isReference ? found.location?.source.absoluteRef : file;
    // A schema that contains itself is not inlined a second time.
    if (isReference) inlined.set(target, true);
    const entries = Object.entries(target).map(([k, v]) => [k, inline(v, context, source)]);
    const copy = Object.fromEntries(entries);
    if (isReference) inlined.set(target, copy);
    return copy;
  }

  return (value, schema, context, file) => {
    const { node = schema } = context.resolve<SchemaNode>(schema, file);
    let validate = compiled.get(node);
    if (validate === undefined) {
      validate = ajv.compile(close(inline(schema, context, file) as SchemaNode));
      compiled.set(node, validate);
    }
    if (validate(value)) return undefined;
    return validate.errors
      ?.map(({ instancePath, message = '', params }) => {
        const names = Object.values(params).filter((param) => typeof param === 'string');
        return `${instancePath} ${message}${names.length > 0 ? ` (${names.join(', ')})` : ''}`;
      })
      .join('; ')
      .trim();
  };
}
