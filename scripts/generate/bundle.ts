import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import type { Document } from './document.ts';
import { header } from './print.ts';

/** Telemetry, the update check and notifications are the CLI's only uses of the network. */
export const quietEnvironment = {
  ...process.env,
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  REDOCLY_SUPPRESS_NOTIFICATIONS: 'true',
};

export const redoclyCli = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');

const run = promisify(execFile);

/** One document out of the many files; throws with the CLI's own words, which name file and line. */
export async function bundleContract(root: string): Promise<Document> {
  const directory = await mkdtemp(join(tmpdir(), 'bundle-'));
  try {
    const output = join(directory, 'openapi.json');
    await run(process.execPath, [redoclyCli, 'bundle', root, '--output', output], {
      env: quietEnvironment,
    });
    return JSON.parse(await readFile(output, 'utf8'));
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    if (stderr === '') throw error;
    throw new Error(`${root} could not be bundled:\n${stderr}`, { cause: error });
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
