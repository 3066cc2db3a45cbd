import { readFileSync } from 'node:fs';
import type { Caller } from './database/learners.ts';
import { type BenchRequest, headersOf } from './load/messages.ts';
import type { ServerProcess } from './servers/server-process.ts';

/** How many requests a caller may send in a minute. */
const LIMIT = 100;

/**
 * Throws unless a server keeps the guarantees that it should keep: leaving one out would make it
 * cheaper without merit. Afterwards the caller has used up their limit.
 */
export async function checkGuarantees(server: ServerProcess, caller: Caller): Promise<void> {
  const { contestant, log } = server;
  if (!contestant.guards.includes('session')) return;
  const me: BenchRequest = { method: 'GET', path: '/api/me', caller };
  const stranger = { ...caller, accessToken: caller.accessToken.replace(/.$/, '') };
  await expectStatus(server, { ...me, caller: stranger }, [401], 'a forged token');
  if (contestant.guards.includes('validation')) {
    await expectStatus(server, impossibleReport(caller), [400, 422], 'an impossible report');
  }
  const before = linesOf(log);
  for (let sent = 0; sent < LIMIT; sent += 1) await statusOf(server, me);
  await expectStatus(server, me, [429], `more than ${LIMIT} requests in a minute`);
  if (linesOf(log) < before + LIMIT) {
    throw new Error(`${contestant.title} does not write a log line for each request`);
  }
}

function impossibleReport(caller: Caller): BenchRequest {
  const lesson = { lesson_id: caller.userId, progress_percentage: 101 };
  const body = { ...lesson, completed: false, time_spent_seconds: 1 };
  return { method: 'PUT', path: `/api/courses/${caller.userId}/progress`, caller, body };
}

async function expectStatus(
  server: ServerProcess,
  request: BenchRequest,
  statuses: readonly number[],
  what: string,
): Promise<void> {
  const status = await statusOf(server, request);
  if (statuses.includes(status)) return;
  throw new Error(`${server.contestant.title} answers ${what} with ${status}`);
}

async function statusOf({ port }: ServerProcess, request: BenchRequest): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}${request.path}`, {
    method: request.method,
    headers: headersOf(request),
    ...(request.body && { body: JSON.stringify(request.body) }),
  });
  await response.arrayBuffer();
  return response.status;
}

function linesOf(file: string): number {
  return readFileSync(file, 'latin1').split('\n').length;
}
