import type { Place, Rule, SchemaNode, VisitContext } from './visitor.ts';

interface RequestBody {
  content?: Record<string, { schema?: SchemaNode }>;
}

const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];

/**
 * Every object of a request names what it takes (A45): `additionalProperties` is false, or a
 * schema where free keys are the point.
 *
 * The rule walks request schemas itself, because the linter visits a schema that a response also
 * uses only once.
 */
export const closedRequests: Rule = () => {
  const seen = new Set<SchemaNode>();

  function check(reference: SchemaNode, context: VisitContext, at: Place, file?: string): void {
    const resolved = context.resolve<SchemaNode>(reference, file);
    const schema = resolved.node;
    if (schema === undefined || typeof schema !== 'object' || seen.has(schema)) return;
    seen.add(schema);
    const place = reference.$ref === undefined ? at : (resolved.location ?? at);
    const source = reference.$ref === undefined ? file : resolved.location?.source.absoluteRef;
    const isObject = [schema.type].flat().includes('object') || schema.properties !== undefined;
    if (isObject && (schema.additionalProperties ?? true) === true) {
      const message = 'An object of a request needs additionalProperties: false.';
      context.report({ message, location: place });
    }
    for (const [keys, part] of partsOf(schema)) check(part, context, place.child(keys), source);
  }

  return {
    RequestBody(body: RequestBody, context) {
      for (const [type, { schema }] of Object.entries(body.content ?? {})) {
        const place = context.location.child(['content', type, 'schema']);
        if (schema !== undefined) check(schema, context, place);
      }
    },
  };
};

function partsOf(schema: SchemaNode): [string[], SchemaNode][] {
  const named = Object.entries(schema.properties ?? {}).map(
    ([name, part]): [string[], SchemaNode] => [['properties', name], part],
  );
  const listed = lists.flatMap((keyword) => {
    const members = (schema[keyword] ?? []) as SchemaNode[];
    return members.map((part, i): [string[], SchemaNode] => [[keyword, String(i)], part]);
  });
  const single = (['items', 'additionalProperties'] as const).flatMap(
    (keyword): [string[], SchemaNode][] => {
      const part = schema[keyword];
      return typeof part === 'object' ? [[[keyword], part]] : [];
    },
  );
  return [...named, ...listed, ...single];
}
