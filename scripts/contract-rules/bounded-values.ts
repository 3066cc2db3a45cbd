import type { Rule, SchemaNode } from './visitor.ts';

/** Formats that say themselves how long a value can be. */
const boundedFormats = ['uuid', 'date', 'date-time', 'ipv4', 'ipv6'];

/** What each type must say about its size; any one of the alternatives will do. */
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

/** Every number has both bounds, every string and list a greatest length. */
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
