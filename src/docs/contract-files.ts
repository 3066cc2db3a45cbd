import { readFileSync } from 'node:fs';
import { type DocsFile, docsFile } from './docs-file.ts';

/** The published contract, byte for byte as it was generated (S-140). */
export function readContract(): DocsFile[] {
  return ['json', 'yaml'].map((kind) => {
    const bytes = readFileSync(new URL(`../../generated/openapi.${kind}`, import.meta.url));
    return docsFile(`/api/openapi.${kind}`, kind, bytes);
  });
}
