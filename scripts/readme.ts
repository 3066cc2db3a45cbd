import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printVariables } from './readme/variables.ts';
import { printAccounts, printWalkThrough } from './readme/walk-through.ts';

/*
 * Writes the parts of README.md that follow from the code, between `<!-- name -->` and
 * `<!-- /name -->`. With --check it only compares, and fails when they differ.
 */
const file = join(import.meta.dirname, '../README.md');
const parts = {
  'walk-through': printWalkThrough,
  accounts: printAccounts,
  variables: printVariables,
};

const before = readFileSync(file, 'utf8');
const now = Object.entries(parts).reduce((text, [name, print]) => {
  const between = new RegExp(`(?<=<!-- ${name} -->\\n)[\\s\\S]*?(?=<!-- /${name} -->)`);
  if (!between.test(text)) throw new Error(`README.md has no place for ${name}`);
  return text.replace(between, print);
}, before);
if (!process.argv.includes('--check')) writeFileSync(file, now);
else if (now !== before) {
  process.stderr.write('README.md differs from what the code says; run make generate\n');
  process.exitCode = 1;
}
