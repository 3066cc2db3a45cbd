import { describe, expect, it } from 'vitest';
import document from '../../generated/openapi.json' with { type: 'json' };
import { type OperationId, operations } from '../../generated/operations.ts';
import { type SendOptions, startWorld, type World } from '../support/world.ts';

/*
 * An example of a reply is tested by sending the request that belongs to it. There is one if it is
 * the first example of a success, or if an example of the request body or of a parameter has the
 * same name. The other parts of the request are their first examples.
 */

type Examples = Record<string, { value: unknown }>;
interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly examples?: Examples;
}
interface PathItem {
  readonly parameters?: readonly Parameter[];
}
interface Operation extends PathItem {
  readonly operationId: OperationId;
  readonly requestBody?: { content: { 'application/json': { examples: Examples } } };
  readonly responses: Record<string, Response>;
}
interface Response {
  readonly $ref?: string;
  readonly content?: { 'application/json': { examples?: Examples } };
}
interface Replay {
  readonly operationId: OperationId;
  readonly name: string;
  readonly status: number;
  readonly options: SendOptions;
  readonly value: unknown;
}

const replays = Object.values(operations).flatMap(({ id, path, method }) => {
  const item = (document.paths as unknown as Record<string, PathItem>)[path] ?? {};
  const operation = (item as Record<string, unknown>)[method.toLowerCase()] as Operation;
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
  const bodies = operation.requestBody?.content['application/json'].examples ?? {};
  return Object.entries(operation.responses).flatMap(([status, response]) => {
    const examples = resolve(response).content?.['application/json'].examples ?? {};
    return Object.entries(examples).flatMap(([name, { value }], index): Replay[] => {
      const named = [bodies, ...parameters.map(({ examples: own }) => own ?? {})];
      const first = index === 0 && status.startsWith('2');
      const replayable = first || named.some((candidates) => Object.hasOwn(candidates, name));
      if (!replayable || status === 'default') return [];
      const options = requestNamed(name, parameters, bodies);
      return [{ operationId: id, name, status: Number(status), options, value }];
    });
  });
});

function requestNamed(name: string, parameters: Parameter[], bodies: Examples): SendOptions {
  const params: Record<string, string> = {};
  const query: Record<string, string> = {};
  for (const parameter of parameters) {
    const examples = parameter.examples ?? {};
    const chosen = examples[name] ?? (parameter.required ? Object.values(examples)[0] : undefined);
    if (chosen === undefined) continue;
    (parameter.in === 'path' ? params : query)[parameter.name] = String(chosen.value);
  }
  const body = (bodies[name] ?? Object.values(bodies)[0])?.value;
  return { params, query, ...(body === undefined ? {} : { body }) };
}

function resolve<Part extends { $ref?: string }>(part: Part): Part {
  if (part.$ref === undefined) return part;
  const steps = part.$ref.slice(2).split('/');
  return steps.reduce<unknown>(
    (place, step) => (place as Record<string, unknown>)[step],
    document,
  ) as Part;
}

const readings = replays.filter(
  ({ operationId, status }) => operations[operationId].method === 'GET' && status === 200,
);

describe('the examples of the contract', () => {
  const world = startWorld();

  it('cover every operation', () => {
    expect([...new Set(replays.map(({ operationId }) => operationId))]).toEqual(
      Object.keys(operations),
    );
  });

  it.each(replays)('$operationId answers $status to $name', async (replay) => {
    const reply = await play(world, replay);
    expect(reply.status).toBe(replay.status);
    if (replay.status >= 400) expect(withoutId(reply.body)).toEqual(withoutId(replay.value));
    else expect(shapeOf(reply.body)).toEqual(shapeOf(replay.value));
  });
});

describe('the examples of replies to reads', () => {
  const world = startWorld();

  it.each(readings)('$operationId: $name is exactly what the demo contains', async (replay) => {
    const visited = replay.operationId === 'getLesson' || replay.operationId === 'listMyCourses';
    const compared = visited ? withoutVisits : (body: unknown) => body;
    expect(compared((await play(world, replay)).body)).toEqual(compared(replay.value));
  });

  it('have no moment later than the demo’s last one', () => {
    const moments = JSON.stringify(readings).match(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g) ?? [];
    expect(moments.filter((moment) => moment > '2025-08-15T09:00:00.000Z')).toEqual([]);
  });
});

async function play(world: World, { operationId, status, options }: Replay) {
  const student = await world.signIn('test-student@7peducation.com', 'TestPassword123!');
  const as = operations[operationId].security.length > 0 ? student : undefined;
  const own = { refresh_token: student.refreshToken };
  const refreshes = operationId === 'refreshSession' && status === 200;
  const body = refreshes ? { ...(options.body as object), ...own } : options.body;
  return world.send(operationId, { ...options, as, ...(body === undefined ? {} : { body }) });
}

/** The same value with every leaf replaced by its type. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shapeOf(part)]));
}

function withoutId(body: unknown): unknown {
  const { details, ...rest } = body as { details: Record<string, unknown> };
  return { ...rest, details: { ...details, request_id: undefined } };
}

/** Removes the fields that change when a lesson is opened, as some of these tests do. */
function withoutVisits(body: unknown): unknown {
  const text = JSON.stringify(body);
  return JSON.parse(text.replaceAll(/"last_accessed":"[^"]+"/g, '"last_accessed":"…"'));
}
