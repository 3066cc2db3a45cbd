import type { Schema } from './document.ts';
import { componentName, inPlace, mapSubschemas, type SchemaObject } from './subschemas.ts';

/** Strict mode wants a type beside every keyword that is about objects. */
const anyType = ['object', 'array', 'string', 'number', 'boolean', 'null'];

/**
 * The copy of a response schema that lets nothing unnamed through.
 *
 * An object gets `additionalProperties: false` unless it says otherwise. Where several subschemas
 * describe one object together, closing each would refuse the properties of the others, so the
 * outermost gets `unevaluatedProperties: false` and its members stay `open` at their own level:
 * what is valid under the copy is exactly what is valid as published and names every property.
 * Defaults are left out; they are for requests.
 */
export function close(schema: Schema, level: 'closed' | 'open' = 'closed'): Schema {
  if (typeof schema !== 'object') return schema;
  const composed = isComposed(schema);
  const memberLevel = composed ? 'open' : level;
  // AJV's discriminator does not tell unevaluatedProperties what it saw; oneOf alone does.
  const {
    default: _default,
    discriminator: _shortcut,
    ...copy
  } = mapSubschemas(schema, (subschema, keyword) =>
    close(subschema, inPlace.includes(keyword) ? memberLevel : 'closed'),
  );
  if ('$ref' in copy) copy.$ref = `${memberLevel}:${componentName(copy.$ref)}`;
  const saysSo = 'additionalProperties' in schema || 'unevaluatedProperties' in schema;
  if (level === 'open' || saysSo) return copy;
  if (composed) return { type: anyType, ...copy, unevaluatedProperties: false };
  return 'properties' in schema ? { ...copy, additionalProperties: false } : copy;
}

/** Whether subschemas of this one describe the same value. A `$ref` with notes only does not. */
function isComposed(schema: SchemaObject): boolean {
  const members = inPlace.some((keyword) => keyword in schema);
  return members || ('$ref' in schema && 'properties' in schema);
}

/**
 * The copy of a request schema: as written, but that the default of a component stands where the
 * component is referred to, which is where validators look for it.
 */
export function exact(schema: Schema, components: Readonly<Record<string, Schema>>): Schema {
  if (typeof schema !== 'object') return schema;
  const copy = mapSubschemas(schema, (subschema) => exact(subschema, components));
  if (!('$ref' in copy)) return copy;
  const name = componentName(copy.$ref);
  const target = components[name];
  copy.$ref = `exact:${name}`;
  if (typeof target === 'object' && 'default' in target) copy.default ??= target.default;
  return copy;
}
