import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../../start-error.ts';

/** The places inside DATA_DIR. */
export function placesIn(dataDir: string) {
  return {
    cluster: join(dataDir, 'postgres'),
    password: join(dataDir, 'postgres-password'),
    log: join(dataDir, 'postgres.log'),
  };
}

/**
 * Makes the directory when it is missing. Its secrets have modes of their own; root lets others
 * pass through, because PostgreSQL then runs as another user.
 */
export function makeDataDirectory(dataDir: string): void {
  try {
    const made = mkdirSync(dataDir, { recursive: true });
    if (made !== undefined) chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
    throw new StartError(`The data directory ${dataDir} cannot be used${why}.`, { cause });
  }
}
