import { invalidRequest } from './api-error.ts';

/** The path and the query of a request, still percent-encoded. */
export interface RequestTarget {
  readonly path: string;
  readonly query: string;
}

const BROKEN_ESCAPE = /%(?![0-9A-Fa-f]{2})/;
const ESCAPED_NUL = /%00/;

/** Splits path and query; refuses NUL, broken UTF-8 and percent-encoding. */
export function parseTarget(url: string): RequestTarget {
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const query = mark < 0 ? '' : url.slice(mark + 1);
  if (url.includes('%')) {
    refuseUndecodable('path', path);
    refuseUndecodable('query', query);
  }
  return { path, query };
}

function refuseUndecodable(place: string, text: string): void {
  const problem = BROKEN_ESCAPE.test(text)
    ? 'holds an incomplete percent-encoding'
    : ESCAPED_NUL.test(text)
      ? 'holds a NUL character'
      : isUtf8(text)
        ? undefined
        : 'is not UTF-8';
  if (problem !== undefined) throw invalidRequest([{ path: place, message: problem }]);
}

function isUtf8(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
