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

const methods = ['get', 'put', 'post', 'delete', 'patch'];

/**
 * Every example is valid. Requests are free to break the contract on purpose: an example named
 * like one of the operation's 400 replies is what is sent to get that reply.
 */
export const validExamples: Rule = () => {
  const judge = createJudge();

  /** The node behind a possible `$ref`, with the place and the file it is written in. */
  function open<T>(context: VisitContext, node: T, place: Place, file: string | undefined) {
    const isReference = typeof node === 'object' && node !== null && '$ref' in node;
    const found = isReference ? context.resolve<T>(node, file) : undefined;
    const source = found?.location?.source.absoluteRef ?? file;
    return { node: found?.node ?? node, place: found?.location ?? place, file: source };
  }

  function check(context: VisitContext, shown: Shown, at: Place, exempt: string[], file?: string) {
    const opened = open(context, shown, at, file);
    const { schema, examples = {} } = opened.node;
    if (schema === undefined) return;
    for (const [name, reference] of Object.entries(examples)) {
      const place = opened.place.child(['examples', name]);
      const example = open(context, reference, place, opened.file);
      if (exempt.includes(name)) continue;
      const problem = judge(example.node.value, schema, context, opened.file);
      if (problem === undefined) continue;
      const message = `The example ${name} is not valid: ${problem}.`;
      context.report({ message, location: example.place.child(['value']) });
    }
  }

  function checkBody(context: VisitContext, body: Body, at: Place, exempt: string[]) {
    const opened = open(context, body, at, undefined);
    for (const [type, media] of Object.entries(opened.node.content ?? {})) {
      check(context, media, opened.place.child(['content', type]), exempt, opened.file);
    }
  }

  function checkOperation(context: VisitContext, shared: Shown[], operation: Operation, at: Place) {
    const { requestBody, responses = {}, parameters = [] } = operation;
    const refused = open(context, responses['400'] ?? {}, at, undefined).node.content ?? {};
    const exempt = Object.values(refused).flatMap(({ examples = {} }) => Object.keys(examples));
    for (const [index, parameter] of parameters.entries()) {
      check(context, parameter, at.child(['parameters', String(index)]), exempt);
    }
    for (const [index, parameter] of shared.entries()) {
      check(context, parameter, context.location.child(['parameters', String(index)]), exempt);
    }
    if (requestBody) checkBody(context, requestBody, at.child(['requestBody']), exempt);
    for (const [status, response] of Object.entries(responses)) {
      checkBody(context, response, at.child(['responses', status]), []);
    }
  }

  return {
    PathItem(item: PathItem, context) {
      for (const method of methods) {
        const operation = item[method] as Operation | undefined;
        const place = context.location.child([method]);
        if (operation) checkOperation(context, item.parameters ?? [], operation, place);
      }
    },
  };
};
