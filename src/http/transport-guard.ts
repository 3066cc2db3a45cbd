import type { IncomingMessage } from 'node:http';

/** A host and port as RFC 3986 §3.2 allows them, without a user name. */
const HOST = /^(?:\[[0-9A-Fa-f:.]+\]|(?:[\w\-.~!$&'()*+,;=]|%[0-9A-Fa-f]{2})*)(?::\d*)?$/;
const ABSOLUTE = /^https?:\/\/([^/?#]+)(\/[^?#]*)?(\?[^#]*)?$/i;
const DOT_SEGMENT = /\/(?:\.|%2e){1,2}(?:\/|$)/i;

/** What a proxy and this server could read differently in a request, or undefined. */
export function findProblem(request: IncomingMessage): string | undefined {
  const { httpVersion, headers, rawHeaders } = request;
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return 'must be HTTP/1.1';
  const hosts = countHeader(rawHeaders, 'host');
  if (hosts > 1) return 'has more than one Host header';
  if (hosts === 0 && httpVersion === '1.1') return 'has no Host header';
  if (!HOST.test(headers.host ?? '')) return 'has a Host header that names no host';
  const encoding = headers['transfer-encoding'];
  if (encoding === undefined) return undefined;
  if (httpVersion === '1.0') return 'has a Transfer-Encoding, which HTTP/1.0 does not know';
  return encoding.toLowerCase() === 'chunked' ? undefined : 'has an unknown Transfer-Encoding';
}

/**
 * The target of a request as path and query: `http://host/path` means `/path` (RFC 9112 §3.2.2).
 * Undefined for a target of another form, or with `.` or `..` in its path.
 */
export function originForm(target: string): string | undefined {
  if (target === '*') return target;
  if (target.startsWith('/')) return hasDotSegment(target) ? undefined : target;
  const [, authority, path = '/', query = ''] = ABSOLUTE.exec(target) ?? [];
  if (authority === undefined || authority.startsWith(':') || !HOST.test(authority)) {
    return undefined;
  }
  return hasDotSegment(path) ? undefined : path + query;
}

function hasDotSegment(target: string): boolean {
  if (!target.includes('/.') && !target.includes('/%')) return false;
  return DOT_SEGMENT.test(target.split('?', 1)[0] ?? '');
}

function countHeader(rawHeaders: readonly string[], name: string): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === name) count += 1;
  }
  return count;
}
