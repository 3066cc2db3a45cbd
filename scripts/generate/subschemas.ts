import type { Schema } from './document.ts';

export type SchemaObject = { [keyword: string]: unknown };

/** Keywords whose subschemas are about the same value, not about a part of it. */
export const inPlace: readonly string[] = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'];

const single = ['if', 'then', 'else', 'items', 'additionalProperties', 'contains', 'not'];
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const maps = ['properties', 'patternProperties'];
const notes = ['title', 'description', 'example', 'examples', 'deprecated', 'externalDocs'];

/**
 * A copy of a schema with each direct subschema changed, without texts for readers. Unknown
 * keywords are kept, so that the validator reports them.
 */
export function mapSubschemas(
  schema: SchemaObject,
  change: (subschema: Schema, keyword: string) => Schema,
): SchemaObject {
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
    if (notes.includes(keyword) || keyword.startsWith('x-')) return [];
    // The mapping is left out, because the constants in the members say the same.
    if (keyword === 'discriminator') return [[keyword, nameOf(value)]];
    if (single.includes(keyword)) return [[keyword, change(value as Schema, keyword)]];
    if (lists.includes(keyword)) {
      return [[keyword, (value as Schema[]).map((item) => change(item, keyword))]];
    }
    if (!maps.includes(keyword)) return [[keyword, value]];
    const parts = Object.entries(value as Record<string, Schema>);
    return [[keyword, Object.fromEntries(parts.map(([k, part]) => [k, change(part, keyword)]))]];
  });
  return Object.fromEntries(entries);
}

function nameOf(discriminator: unknown): unknown {
  return { propertyName: (discriminator as { propertyName: unknown }).propertyName };
}

/** `#/components/schemas/Course` → `Course` */
export function componentName(reference: unknown): string {
  return String(reference).slice(String(reference).lastIndexOf('/') + 1);
}
