import { readFileSync } from 'node:fs';
import { type DocsFile, docsFile } from './docs-file.ts';

/** The address of the first server, as both printed forms of the contract write it. */
const firstServer = /(?<=^ *"?servers"?:[\s[{-]*"?url"?: )[^\s,]+/m;

/**
 * The published contract as it was generated (S-140), but that its first server, which is this
 * one, has the address that it can be reached at: whoever reads the document elsewhere needs it.
 */
export function readContract(origin: string): DocsFile[] {
  return ['json', 'yaml'].map((kind) => {
    const text = readFileSync(new URL(`../../generated/openapi.${kind}`, import.meta.url), 'utf8');
    if (!firstServer.test(text)) throw new Error(`generated/openapi.${kind} names no server`);
    const served = text.replace(firstServer, () => JSON.stringify(origin));
    return docsFile(`/api/openapi.${kind}`, kind, Buffer.from(served));
  });
}
