import type { Client } from 'pg';
import { untilConnectionsAreFree } from './database/connections.queries.ts';
import type { Caller } from './database/learners.ts';
import { firstDifference } from './json-difference.ts';
import { type BenchRequest, headersOf } from './load/messages.ts';
import type { ServerProcess } from './servers/server-process.ts';
import { requestsOf, type Workload } from './workloads/workload.ts';

/** How many requests of a workload are compared. */
const SAMPLES = 24;

/** Throws unless all servers answer a workload with the same JSON: none may do less work. */
export async function checkEquality(
  db: Client,
  workload: Workload,
  callers: readonly Caller[],
  servers: readonly ServerProcess[],
): Promise<void> {
  const requests = requestsOf(workload, callers, SAMPLES);
  let expected: { title: string; bodies: unknown[] } | undefined;
  for (const { contestant, port } of servers) {
    await workload.reset?.(db);
    await untilConnectionsAreFree(db);
    const bodies: unknown[] = [];
    for (const request of requests) bodies.push(await ask(port, request, workload.random));
    expected ??= { title: contestant.title, bodies };
    const difference = firstDifference(expected.bodies, bodies, '');
    if (difference !== undefined) {
      throw new Error(
        `${workload.key}: "${contestant.title}" does not answer the same as ` +
          `"${expected.title}", in sample ${difference}`,
      );
    }
  }
}

async function ask(
  port: number,
  request: BenchRequest,
  random: readonly string[] = [],
): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}${request.path}`, {
    method: request.method,
    headers: headersOf(request),
    ...(request.body && { body: JSON.stringify(request.body) }),
  });
  const text = await response.text();
  if (response.status !== 200) {
    throw new Error(
      `${request.method} ${request.path} was answered with ${response.status}: ${text}`,
    );
  }
  return JSON.parse(text, (key, value) => (random.includes(key) ? typeof value : value));
}
