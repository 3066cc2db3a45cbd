import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { read, root } from './imports.ts';

/** Files that nobody writes by hand, and RULES.md itself, which is compared with the others. */
const NOT_READ = new Set([
  'node_modules',
  'generated',
  'coverage',
  'bench-results',
  'package-lock.json',
  'RULES.md',
]);
const TEXT = /(^Makefile|^run|\.(ts|mjs|js|json|yaml|md|html|css))$/;

/** The demo's texts contain language levels such as A2, so only its comments are read. */
const COURSE_TEXT = /^src\/demo\//;

/** A line break in a comment: a range of codes may begin on one line and end on the next. */
const NEXT_LINE = /\s*\n\s*(?:\*|\/\/|#|--)?\s*/g;

const CODE = String.raw`(?:[SR]-\d{1,3}|[AEMP]\d{1,2})`;
const BEFORE = String.raw`(?<![\w.%\\+=-])`;
const AFTER = String.raw`(?![\w%=+]|-\w|\.\d| (?:paper|page|sheet))`;
const RANGE = new RegExp(`${BEFORE}(${CODE})(?: to |[…–])(${CODE})${AFTER}`, 'g');
const SINGLE = new RegExp(`${BEFORE}${CODE}${AFTER}`, 'g');

/** The rule codes in a text, each once; a range stands for all of its members. */
export function ruleCodesIn(text: string): Set<string> {
  const oneLine = text.replace(NEXT_LINE, ' ');
  const codes = new Set(oneLine.match(SINGLE));
  for (const [, first = '', last = ''] of oneLine.matchAll(RANGE)) {
    for (const code of membersOf(first, last)) codes.add(code);
  }
  return codes;
}

/** The files that name each rule, by its code. */
export function ruleCodesInUse(skipped: readonly string[]): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  for (const file of textFiles('')) {
    if (skipped.includes(file)) continue;
    const text = COURSE_TEXT.test(file) ? commentsOf(read(file)) : read(file);
    for (const code of ruleCodesIn(text)) uses.set(code, [...(uses.get(code) ?? []), file]);
  }
  return uses;
}

function membersOf(first: string, last: string): string[] {
  const [letter, from] = split(first);
  const [otherLetter, to] = split(last);
  if (letter !== otherLetter || from > to) throw new Error(`${first} to ${last} is no range`);
  const width = letter.endsWith('-') ? 2 : 1;
  return Array.from(
    { length: to - from + 1 },
    (_, index) => letter + String(from + index).padStart(width, '0'),
  );
}

function split(code: string): [string, number] {
  const [, letter = '', number = ''] = /^(\D+)(\d+)$/.exec(code) ?? [];
  return [letter, Number(number)];
}

function commentsOf(text: string): string {
  return text
    .split('\n')
    .filter((line) => /^\s*(?:\/\*|\*|\/\/)/.test(line))
    .join('\n');
}

function textFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (NOT_READ.has(entry.name) || (entry.name.startsWith('.') && entry.name !== '.ci')) return [];
    if (entry.isDirectory()) return textFiles(path);
    return TEXT.test(entry.name) ? [path] : [];
  });
}
