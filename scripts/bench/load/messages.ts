import type { Caller } from '../database/learners.ts';

/** One HTTP request of a workload. */
export interface BenchRequest {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly caller: Caller;
  readonly body?: object;
}

/**
 * The headers of a request, the same for every server. The bare servers check no session and read
 * the caller from X-User-Id, which the others do not read.
 */
export function headersOf({ caller, body }: BenchRequest): Record<string, string> {
  return {
    Accept: 'application/json',
    'User-Agent': '7p-education-bench',
    Authorization: `Bearer ${caller.accessToken}`,
    'X-User-Id': caller.userId,
    'X-Forwarded-For': caller.address,
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
}

/** The bytes of a request. */
export function toBytes(request: BenchRequest): string {
  const body = request.body === undefined ? '' : JSON.stringify(request.body);
  const headers = {
    Host: 'bench.example.com',
    ...headersOf(request),
    ...(body === '' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${request.method} ${request.path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}
