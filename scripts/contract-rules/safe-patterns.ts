import { checkSync } from 'recheck';
import { SafeVerdicts } from './safe-verdicts.ts';
import type { Rule, SchemaNode } from './visitor.ts';

// Uses the checker's JavaScript build: it needs no Java and no second process, and gives the same
// result on every machine.
process.env.RECHECK_BACKEND = 'pure';
process.env.RECHECK_SYNC_BACKEND = 'pure';

/**
 * Milliseconds that checking one pattern may take. The slowest takes about 6 s on a quiet machine;
 * a busy machine must come to the same result.
 */
const TIMEOUT = 60_000;

/** What an attack costs is counted in steps and not timed: a busy machine finds no more of them. */
const UNTIMED = { attackTimeout: null, incubationTimeout: null, seedingTimeout: null };

/** Every pattern must match the whole value, and no value may make it search for long. */
export const safePatterns: Rule = () => {
  const known = new SafeVerdicts();
  const verdicts = new Map<string, string | undefined>();
  return {
    Schema({ pattern }: SchemaNode, { location, report }) {
      if (pattern === undefined || known.has(pattern)) return;
      if (!verdicts.has(pattern)) verdicts.set(pattern, judge(pattern));
      const message = verdicts.get(pattern);
      if (message === undefined) known.add(pattern);
      else report({ message, location: location.child(['pattern']) });
    },
  };
};

/** What is wrong with a pattern, or undefined. */
export function judge(pattern: string, flags = 'u'): string | undefined {
  if (!isAnchored(pattern)) return 'A pattern must start with ^ and end with $, on every branch.';
  const { status, ...verdict } = checkSync(pattern, flags, { timeout: TIMEOUT, ...UNTIMED });
  if (status === 'safe') return undefined;
  if (status === 'unknown') return 'This pattern could not be proven safe from ReDoS in time.';
  const summary = 'complexity' in verdict ? verdict.complexity?.summary : '';
  return `This pattern is open to ReDoS (${summary}).`;
}

/** Whether each top-level alternative begins with ^ and ends with $. */
function isAnchored(pattern: string): boolean {
  return branchesOf(pattern).every((branch) => branch.startsWith('^') && /(?<!\\)\$$/.test(branch));
}

function branchesOf(pattern: string): string[] {
  const branches = [''];
  let depth = 0;
  let inClass = false;
  for (const [token] of pattern.matchAll(/\\?[\s\S]/g)) {
    if (token === '[') inClass = true;
    else if (token === ']') inClass = false;
    else if (!inClass && token === '(') depth += 1;
    else if (!inClass && token === ')') depth -= 1;
    if (token === '|' && depth === 0 && !inClass) branches.push('');
    else branches[branches.length - 1] += token;
  }
  return branches;
}
