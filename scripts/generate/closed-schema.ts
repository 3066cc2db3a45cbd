import type { Schema } from './document.ts';
import { componentName, inPlace, mapSubschemas, type SchemaObject } from './subschemas.ts';

/** All types, because AJV's strict mode requires a type beside every keyword about objects. */
const anyType = ['object', 'array', 'string', 'number', 'boolean', 'null'];

/**
 * A copy of a response schema that refuses properties which the schema does not name.
 *
 * An object gets `additionalProperties: false` unless it has another value. If several subschemas
 * describe one object together, this would refuse the properties of the others. So the outermost
 * schema gets `unevaluatedProperties: false`, and its members stay `open` at their own level.
 * Defaults are left out, because they are only for requests.
 */
export function close(schema: Schema, level: 'closed' | 'open' = 'closed'): Schema {
  if (typeof schema !== 'object') return schema;
  const composed = isComposed(schema);
  const memberLevel = composed ? 'open' : level;
  // With `discriminator`, AJV's unevaluatedProperties does not see the properties that were
  // checked; with `oneOf` alone it does.
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

/**
 * Whether several schemas describe the same value together. A `$ref` with nothing beside it except
 * texts for readers is only one.
 */
function isComposed(schema: SchemaObject): boolean {
  const members = inPlace.some((keyword) => keyword in schema);
  return members || ('$ref' in schema && 'properties' in schema);
}

/**
 * A copy of a request schema without a change of meaning. The default of a component is moved to
 * the places that refer to the component, because AJV only looks for defaults there.
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
