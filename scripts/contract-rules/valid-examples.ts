import { createJudge } from './example-validator.ts';
import type { Place, Rule, SchemaNode, VisitContext } from './visitor.ts';

interface Shown {
  schema?: SchemaNode;
  examples?: Record<string, { value?: unknown }>;
}
type Body = { content?: Record<string, Shown> };
interface Operation {
  parameters?: Shown[];
  requestBody?: Body;
  responses?: Record<string, Body>;
}
type PathItem = Operation & Record<string, unknown>;
interface Finding {
  name: string;
  part: 'request' | 'response';
  problem: { message: string; location: Place };
}

const methods = ['get', 'put', 'post', 'delete', 'patch'];

/**
 * Every example must fit its schema. The exception are request examples with the name of an example
 * of the 400 reply: they break the contract on purpose, to get that reply.
 */
export const validExamples: Rule = () => {
  const judge = createJudge();
  const refusals = new Set<string>();
  const findings: Finding[] = [];

  /** Follows a `$ref`, if the node is one; returns the node with its place and its file. */
  function open<T>(context: VisitContext, node: T, place: Place, file?: string) {
    const isReference = typeof node === 'object' && node !== null && '$ref' in node;
    const found = isReference ? context.resolve<T>(node, file) : undefined;
    const source = found?.location?.source.absoluteRef ?? file;
    return { node: found?.node ?? node, place: found?.location ?? place, file: source };
  }

  function check(
    context: VisitContext,
    part: Finding['part'],
    shown: Shown,
    at: Place,
    from?: string,
  ) {
    const { node, place, file } = open(context, shown, at, from);
    const { schema, examples = {} } = node;
    if (schema === undefined) return;
    for (const [name, reference] of Object.entries(examples)) {
      const example = open(context, reference, place.child(['examples', name]), file);
      const fault = judge(example.node.value, schema, context, file);
      if (fault === undefined) continue;
      const message = `The example ${name} is not valid: ${fault}.`;
      const location = example.place.child(['value']);
      findings.push({ name, part, problem: { message, location } });
    }
  }

  function checkBody(context: VisitContext, part: Finding['part'], body: Body, at: Place) {
    const { node, place, file } = open(context, body, at);
    for (const [type, media] of Object.entries(node.content ?? {})) {
      check(context, part, media, place.child(['content', type]), file);
    }
  }

  function checkOperation(context: VisitContext, operation: Operation, at: Place) {
    const { requestBody, responses = {}, parameters = [] } = operation;
    for (const [index, parameter] of parameters.entries()) {
      check(context, 'request', parameter, at.child(['parameters', String(index)]));
    }
    if (requestBody) checkBody(context, 'request', requestBody, at.child(['requestBody']));
    for (const [status, response] of Object.entries(responses)) {
      checkBody(context, 'response', response, at.child(['responses', status]));
    }
    const refused = open(context, responses['400'] ?? {}, at).node.content ?? {};
    for (const { examples = {} } of Object.values(refused)) {
      for (const name of Object.keys(examples)) refusals.add(name);
    }
  }

  return {
    PathItem(item: PathItem, context) {
      const shared = item.parameters ?? [];
      checkOperation(context, { parameters: shared }, context.location);
      for (const method of methods) {
        const operation = item[method] as Operation | undefined;
        if (operation) checkOperation(context, operation, context.location.child([method]));
      }
    },
    // Operations share parameters, so their examples are checked when all operations were visited.
    Root: {
      leave(_root: unknown, context) {
        for (const { name, part, problem } of findings) {
          if (part === 'response' || !refusals.has(name)) context.report(problem);
        }
      },
    },
  };
};
