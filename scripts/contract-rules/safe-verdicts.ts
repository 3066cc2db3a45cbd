import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const file = join(import.meta.dirname, '../../node_modules/.cache/safe-patterns.json');
const { version } = createRequire(import.meta.url)('recheck/package.json') as { version: string };

/**
 * Remembers in a file which patterns this version of the checker has found safe. Checking some of
 * them takes seconds; they seldom change, and the contract is linted often.
 */
export class SafeVerdicts {
  readonly #patterns = new Set(readPatterns());

  has(pattern: string): boolean {
    return this.#patterns.has(pattern);
  }

  add(pattern: string): void {
    this.#patterns.add(pattern);
    mkdirSync(dirname(file), { recursive: true });
    // Written under another name and renamed, because another process may be reading the file.
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify({ version, patterns: [...this.#patterns] }));
    renameSync(temporary, file);
  }
}

function readPatterns(): string[] {
  try {
    const cache = JSON.parse(readFileSync(file, 'utf8'));
    return cache.version === version ? cache.patterns : [];
  } catch {
    return [];
  }
}
