import type { Rule, SchemaNode } from './visitor.ts';

/** Keywords that one of the tools which read the contract silently ignores or misunderstands. */
const forbidden = [
  'unevaluatedProperties',
  'unevaluatedItems',
  '$schema',
  '$dynamicRef',
  'nullable',
];

/** Forbids those keywords, and `jsonSchemaDialect`, with which the mock server checks no bodies. */
export const plainDialect: Rule = () => ({
  Root(root: Record<string, unknown>, { location, report }) {
    if (!('jsonSchemaDialect' in root)) return;
    const message = 'The contract must not set jsonSchemaDialect.';
    report({ message, location: location.child(['jsonSchemaDialect']).key() });
  },
  Schema(schema: SchemaNode, { location, report }) {
    for (const keyword of forbidden.filter((name) => name in schema)) {
      const message = `The contract must not use ${keyword}.`;
      report({ message, location: location.child([keyword]).key() });
    }
  },
});
