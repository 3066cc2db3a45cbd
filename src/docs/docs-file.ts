import { createHash } from 'node:crypto';

/** One file of the docs as it goes over the wire. */
export interface DocsFile {
  /** Absolute path of its URL. */
  readonly path: string;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  yaml: 'application/yaml; charset=utf-8',
};

/** What a page may load; whatever it does not name is forbidden. */
const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Short content hash: names an asset and validates a cached copy. */
export function fingerprint(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
}

/**
 * @param kind the ending that decides the content type
 * @param allowed CSP directives on top of "nothing at all"
 */
export function docsFile(
  path: string,
  kind: string,
  bytes: Buffer,
  { cacheControl = 'no-cache', allowed = [] }: { cacheControl?: string; allowed?: string[] } = {},
): DocsFile {
  const type = types[kind];
  if (type === undefined) throw new Error(`${path}: no content type is known for .${kind}`);
  return {
    path,
    bytes,
    headers: {
      'Content-Type': type,
      'Cache-Control': cacheControl,
      'Content-Security-Policy': [nothing, ...allowed].join('; '),
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      ETag: `"${fingerprint(bytes)}"`,
    },
  };
}
