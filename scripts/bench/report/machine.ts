import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** The machine, versions and settings with which figures were measured. */
export interface Circumstances {
  readonly machine: string;
  readonly node: string;
  readonly commit: string;
  readonly packages: Readonly<Record<string, string>>;
}

export function circumstances(): Circumstances {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    machine: `${cpus().length} × ${first?.model.trim()}, ${memory} GB`,
    node: process.version,
    commit: commitOf(),
    packages: {
      ...dependenciesIn('package.json'),
      ...dependenciesIn('scripts/bench/peers/package.json'),
    },
  };
}

/** The current commit, with a `+` if files were changed since. */
function commitOf(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  try {
    return (
      git('rev-parse', '--short=12', 'HEAD') + (git('status', '--porcelain') === '' ? '' : '+')
    );
  } catch {
    return 'unknown';
  }
}

function dependenciesIn(file: string): Record<string, string> {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, file), 'utf8'));
  return { ...dependencies, ...optionalDependencies };
}
