import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Document } from './document.ts';
import { header } from './print.ts';
import { runRedocly } from './redocly.ts';

/** Joins the files to one document. Its error is Redocly's message, which names file and line. */
export async function bundleContract(root: string): Promise<Document> {
  const directory = await mkdtemp(join(tmpdir(), 'bundle-'));
  try {
    const file = join(directory, 'openapi.json');
    const { passed, output } = await runRedocly('bundle', root, '--output', file);
    if (!passed) throw new Error(`${root} could not be bundled:\n${output}`);
    return JSON.parse(await readFile(file, 'utf8'));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

export function printBundle(document: Document): {
  'openapi.json': string;
  'openapi.yaml': string;
} {
  return {
    'openapi.json': `${JSON.stringify(document, null, 2)}\n`,
    'openapi.yaml': `# ${header}\n${stringify(document, { aliasDuplicateObjects: false, lineWidth: 100 })}`,
  };
}
