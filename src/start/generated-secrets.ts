import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Secrets } from '../config.ts';
import { makeDataDirectory } from '../db/embedded/data-directory.ts';
import { StartError } from '../start-error.ts';

const shape = z.object({ JWT_SECRET: z.string().min(32), ENCRYPTION_KEY: z.string().min(32) });

/**
 * The secrets of a default run. They are made once and kept in a file in DATA_DIR that only its
 * owner can read (mode 0600).
 * @throws StartError when the file is damaged, or DATA_DIR cannot be used
 */
export function generatedSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  makeDataDirectory(dataDir);
  makeOnce(file);
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new StartError(`The secrets in ${file} are damaged: restore the file, or remove it.`, {
      cause,
    });
  }
}

/**
 * Makes the file unless it exists. It is written under another name and then linked, so that a kill
 * leaves no incomplete file, and of two processes only the first one's file is used.
 */
function makeOnce(file: string): void {
  const draft = `${file}.${process.pid}`;
  const made: Secrets = {
    JWT_SECRET: randomBytes(32).toString('base64url'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64url'),
  };
  try {
    writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
