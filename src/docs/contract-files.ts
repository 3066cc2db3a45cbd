import { readFileSync } from 'node:fs';
import { type DocsFile, docsFile } from './docs-file.ts';

/** Finds the URL of the first server in the contract's text, in JSON and in YAML. */
const firstServer = /(?<=^ *"?servers"?:[\s[{-]*"?url"?: )[^\s,]+/m;

/**
 * The published contract (S-140). It is the generated one, except for the URL of the first server,
 * which is this server: the generated one is relative, and clients that read the document from a
 * file need the full address.
 */
export function readContract(origin: string): DocsFile[] {
  return ['json', 'yaml'].map((kind) => {
    const text = readFileSync(new URL(`../../generated/openapi.${kind}`, import.meta.url), 'utf8');
    if (!firstServer.test(text)) throw new Error(`generated/openapi.${kind} names no server`);
    const served = text.replace(firstServer, () => JSON.stringify(origin));
    return docsFile(`/api/openapi.${kind}`, kind, Buffer.from(served));
  });
}
