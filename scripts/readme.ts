import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { variables } from '../src/config.ts';

/*
 * Writes the table of environment variables into README.md, from the one place that reads them.
 * With --check it only compares, and fails when they differ.
 */
const file = join(import.meta.dirname, '../README.md');
const between = /(?<=<!-- variables -->\n)[\s\S]*?(?=<!-- \/variables -->)/;

const rows = Object.entries(variables.shape).map(([name, schema]) => {
  const fallback = schema.safeParse(undefined);
  const text = fallback.success ? String(fallback.data ?? '') : '';
  return `| \`${name}\` | ${text === '' ? '' : `\`${text}\``} | ${schema.description} |\n`;
});
const table = `| Variable | Default | Meaning |\n|---|---|---|\n${rows.join('')}`;

const before = readFileSync(file, 'utf8');
const now = before.replace(between, () => table);
if (!process.argv.includes('--check')) writeFileSync(file, now);
else if (now !== before) {
  process.stderr.write('README.md: the variables differ from src/config.ts; run make generate\n');
  process.exitCode = 1;
}
