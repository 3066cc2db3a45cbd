import { createHash } from 'node:crypto';

/** One file of the docs as it is sent. */
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

/** The content security policy that forbids everything; pages add what they need. */
const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A short hash of the content. It is in the URL of an asset and is the ETag of a file. */
export function fingerprint(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
}

/**
 * @param kind the file name's ending, which decides the content type
 * @param allowed directives of the content security policy, added to the one that forbids
 *   everything
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
