import type { HttpRequest, HttpResponse } from '../http/messages.ts';
import { SECURITY_HEADER_LIST } from '../http/security-headers.ts';
import type { Answer } from './answer.ts';
import type { ReplyHeaders } from './reply-headers.ts';
import type { Operation } from './router.ts';

/** The headers that all replies with this Cache-Control share, in the flat list of writeHead. */
const common = (cacheControl: string): readonly string[] => [
  ...SECURITY_HEADER_LIST,
  'Vary',
  'Origin',
  'Content-Type',
  'application/json; charset=utf-8',
  'Cache-Control',
  cacheControl,
];

const COMMON: Readonly<Record<Operation['cache'], readonly string[]>> = {
  catalogue: common('private, no-cache'),
  'no-store': common('no-store'),
};

/** Sends an answer, or a 304 to a caller who has it already. */
export function sendAnswer(
  request: HttpRequest,
  response: HttpResponse,
  operation: Operation,
  answer: Answer,
  headers: ReplyHeaders,
): void {
  const { text, length, etag } = answer.write(operation);
  const list = [...COMMON[operation.cache], ...headers.list];
  if (etag !== undefined) {
    list.push('ETag', etag);
    if (names(request.headers['if-none-match'], etag)) {
      response.writeHead(304, list).end();
      return;
    }
  }
  list.push('Content-Length', length);
  response.writeHead(answer.status, list).end(text);
}

/** Whether an If-None-Match header names this tag, by the weak comparison of RFC 9110 §13.1.2. */
function names(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const opaque = etag.replace(/^W\//, '');
  return ifNoneMatch
    .split(',')
    .map((tag) => tag.trim())
    .some((tag) => tag === '*' || tag.replace(/^W\//, '') === opaque);
}
