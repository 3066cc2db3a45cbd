import type { Rule, SchemaNode } from './visitor.ts';

/** Formats that limit the length of a value. */
const boundedFormats = ['uuid', 'date', 'date-time', 'ipv4', 'ipv6'];

/** The keywords that each type must have to limit its size; one of the alternatives is enough. */
const requiredBounds: Readonly<Record<string, readonly (readonly string[])[]>> = {
  integer: [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ],
  number: [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ],
  string: [['maxLength']],
  array: [['maxItems']],
};

/** Every number must have a minimum and a maximum, every string and list a maximal length. */
export const boundedValues: Rule = () => ({
  Schema(schema: SchemaNode, { location, report }) {
    if (schema.enum !== undefined || schema.const !== undefined) return;
    if (schema.format !== undefined && boundedFormats.includes(schema.format)) return;
    for (const type of [schema.type ?? []].flat()) {
      for (const alternatives of requiredBounds[type] ?? []) {
        if (alternatives.some((keyword) => keyword in schema)) continue;
        const message = `A schema of type ${type} needs ${alternatives[0]}.`;
        report({ message, location: location.child(['type']) });
      }
    }
  },
});
