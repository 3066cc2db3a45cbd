import type { Place, SchemaNode, VisitContext } from './visitor.ts';

interface Body {
  content?: Record<string, { schema?: SchemaNode }>;
}
interface Parameter {
  schema?: SchemaNode;
}
type Walk = (reference: SchemaNode, context: VisitContext, at: Place, file?: string) => void;
type VisitSchema = (schema: SchemaNode, place: Place, context: VisitContext) => void;

const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];

/**
 * Visits every schema within a request body, each once.
 *
 * It follows the references itself, because the linter visits a schema only once, and does not say
 * whether a request or a response uses it.
 */
export function visitBodySchemas(visit: VisitSchema) {
  return intoBodies(createWalk(visit));
}

/** Visits every schema within a request body or a parameter, each once. */
export function visitRequestSchemas(visit: VisitSchema) {
  const walk = createWalk(visit);
  return {
    ...intoBodies(walk),
    Parameter({ schema }: Parameter, context: VisitContext) {
      if (schema !== undefined) walk(schema, context, context.location.child(['schema']));
    },
  };
}

function intoBodies(walk: Walk) {
  return {
    RequestBody(body: Body, context: VisitContext) {
      for (const [type, { schema }] of Object.entries(body.content ?? {})) {
        const place = context.location.child(['content', type, 'schema']);
        if (schema !== undefined) walk(schema, context, place);
      }
    },
  };
}

function createWalk(visit: VisitSchema): Walk {
  const seen = new Set<SchemaNode>();

  return function walk(reference, context, at, file) {
    const resolved = context.resolve<SchemaNode>(reference, file);
    const schema = resolved.node;
    if (schema === undefined || typeof schema !== 'object' || seen.has(schema)) return;
    seen.add(schema);
    const place = reference.$ref === undefined ? at : (resolved.location ?? at);
    const source = reference.$ref === undefined ? file : resolved.location?.source.absoluteRef;
    visit(schema, place, context);
    for (const [keys, part] of partsOf(schema)) walk(part, context, place.child(keys), source);
  };
}

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
