import { invalidRequest } from './api-error.ts';

const MAX_DEPTH = 32;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body. Refuses what two programs may read differently or the database cannot store:
 * broken UTF-8, duplicate keys, nesting deeper than 32 levels, NUL, lone surrogates
 * (R-21, R-22, R-29, R-30).
 */
export function parseJsonDocument(bytes: Uint8Array): unknown {
  const text = decodeUtf8(bytes);
  const value = parse(text);
  const problem = findStructuralProblem(text) ?? findTextProblem(text, value);
  if (problem !== undefined) throw invalidBody(problem);
  return value;
}

function invalidBody(message: string, cause?: unknown) {
  return invalidRequest([{ path: 'body', message }], cause);
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw invalidBody('is not UTF-8', cause);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalidBody('is not JSON', cause);
  }
}

/**
 * Finds deep nesting and duplicate keys in a text that is known to be JSON. `JSON.parse` does not
 * notice duplicate keys: it keeps the last one.
 */
function findStructuralProblem(text: string): string | undefined {
  const keys: (Set<string> | undefined)[] = [];
  let index = 0;
  while (index < text.length) {
    const character = text[index];
    if (character === '{' || character === '[') {
      keys.push(character === '{' ? new Set() : undefined);
      if (keys.length > MAX_DEPTH) return `is nested deeper than ${MAX_DEPTH} levels`;
    } else if (character === '}' || character === ']') keys.pop();
    else if (character === '"') {
      const end = endOfString(text, index);
      const seen = keys.at(-1);
      if (seen !== undefined && isKey(text, end)) {
        const key = JSON.parse(text.slice(index, end)) as string;
        if (seen.has(key)) return `has the key "${key.slice(0, 50).toWellFormed()}" twice`;
        seen.add(key);
      }
      index = end;
      continue;
    }
    index += 1;
  }
  return undefined;
}

/** The index after the closing quote of the string that starts at `start`. */
function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index + 1;
}

function isKey(text: string, end: number): boolean {
  let index = end;
  while (' \t\n\r'.includes(text[index] ?? '.')) index += 1;
  return text[index] === ':';
}

/** Finds NUL and lone surrogates that are written as \\u; others are no JSON or no UTF-8 at all. */
function findTextProblem(text: string, value: unknown): string | undefined {
  if (!text.includes('\\u')) return undefined;
  const strings: string[] = [];
  collectStrings(value, strings);
  if (strings.some((string) => string.includes('\0'))) return 'holds a NUL character';
  if (strings.some((string) => !string.isWellFormed())) return 'holds a lone surrogate';
  return undefined;
}

function collectStrings(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      into.push(key);
      collectStrings(item, into);
    }
  }
}
