import { randomUUID } from 'node:crypto';
import { type ServerResponse, STATUS_CODES } from 'node:http';
import { type ErrorCode, errorCodes } from '../../generated/error-codes.ts';
import { errorBody } from './error-body.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An error in the form of the contract, for requests that do not reach the app. */
export function rawError(code: ErrorCode, status: number, extra: Record<string, string> = {}) {
  const requestId = randomUUID();
  const issues =
    code === 'VALIDATION_ERROR' ? { issues: [{ path: 'request', message: nameOf(status) }] } : {};
  const body = JSON.stringify(errorBody(code, errorCodes[code].message, requestId, issues));
  const headers = {
    ...SECURITY_HEADERS,
    'Cache-Control': 'no-store',
    'X-Request-Id': requestId,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
    ...extra,
  };
  return { status, headers, body } satisfies RawReply;
}

export function send(response: ServerResponse, { status, headers, body }: RawReply): void {
  response.writeHead(status, headers).end(body);
}

/** The bytes of a reply, for a socket that has no response object. */
export function toBytes({ status, headers, body }: RawReply): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${nameOf(status)}\r\n${lines.join('')}\r\n${body}`;
}

function nameOf(status: number): string {
  return STATUS_CODES[status] ?? 'Error';
}
