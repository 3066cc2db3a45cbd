import type { NextFunction, Request, Response } from 'express';
import { invalidRequest } from '../contract/api-error.ts';
import { parseTarget } from '../contract/request-target.ts';

/** Refuses requests that a proxy and this server could read differently. */
export function guardTransport(request: Request, response: Response, next: NextFunction): void {
  const problem = findProblem(request);
  if (problem !== undefined) {
    // Where the next request begins is then in doubt, too.
    response.setHeader('Connection', 'close');
    throw invalidRequest([{ path: 'request', message: problem }]);
  }
  parseTarget(request.url);
  next();
}

function findProblem({ httpVersion, headers, rawHeaders }: Request): string | undefined {
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return 'must be HTTP/1.1';
  const hosts = countHeader(rawHeaders, 'host');
  if (hosts > 1) return 'has more than one Host header';
  if (hosts === 0 && httpVersion === '1.1') return 'has no Host header';
  const encoding = headers['transfer-encoding'];
  if (encoding === undefined) return undefined;
  if (httpVersion === '1.0') return 'has a Transfer-Encoding, which HTTP/1.0 does not know';
  return encoding.toLowerCase() === 'chunked' ? undefined : 'has an unknown Transfer-Encoding';
}

function countHeader(rawHeaders: readonly string[], name: string): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === name) count += 1;
  }
  return count;
}
