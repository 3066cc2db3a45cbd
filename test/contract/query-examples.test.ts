import { describe, expect, it } from 'vitest';
import document from '../../generated/openapi.json' with { type: 'json' };
import { operations } from '../../generated/operations.ts';
import { startWorld } from '../support/world.ts';

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly examples?: Record<string, { value: string | number | boolean }>;
}
type Item = Record<string, { readonly parameters?: readonly Parameter[] } | undefined>;

const shared: Record<string, unknown> = document.components.parameters;
const paths: Record<string, unknown> = document.paths;

function resolve(parameter: Parameter): Parameter {
  const name = parameter.$ref?.split('/').at(-1);
  return name === undefined ? parameter : (shared[name] as Parameter);
}

/** Every operation with query parameters, and the first example of each parameter. */
const queries = Object.values(operations).flatMap(({ id, path, method }) => {
  const { [method.toLowerCase()]: operation } = paths[path] as Item;
  const parameters = (operation?.parameters ?? []).map(resolve);
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const first = inQuery.map(({ name, examples = {} }) => [name, Object.values(examples)[0]?.value]);
  return first.length === 0 ? [] : [{ id, query: Object.fromEntries(first) }];
});

/*
 * Tools such as Postman’s converter make requests with the first example of every parameter, so
 * all of them together must be a request that works.
 */
describe('the first examples of all query parameters', () => {
  const world = startWorld();

  it('are tested for every operation with query parameters', () => {
    const withQuery = Object.values(operations).filter(
      ({ queryParameters }) => Object.keys(queryParameters).length > 0,
    );
    expect(queries.map(({ id }) => id)).toEqual(withQuery.map(({ id }) => id));
  });

  it.each(queries)('of $id exist, and lead to a 200 together', async ({ id, query }) => {
    expect(Object.keys(query).filter((name) => query[name] === undefined)).toEqual([]);
    const as = await world.signIn('test-student@7peducation.com', 'TestPassword123!');
    const reply = await world.send(id, { as, query });
    expect(reply.status).toBe(200);
    expect(reply.body.courses).not.toEqual([]);
  });
});
