import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml';
import { parsePointer } from './contract-error.ts';

/**
 * Finds the source of a part of the bundle: `openapi/paths/auth/login.yaml:12:3`.
 *
 * The bundle is one document, but people edit the files it was made of. So the pointer is followed
 * through those files; a component is looked for in the file with its name. If the part does not
 * exist, the result is the object in which it is missing.
 */
export function locate(root: string, pointer: readonly string[]): string {
  const [section, kind = '', name = '', ...rest] = pointer;
  const file = join(dirname(root), kind, `${name}.yaml`);
  const isOwnFile = section === 'components' && name !== '' && existsSync(file);
  const place = isOwnFile ? follow(file, rest) : follow(resolve(root), pointer);
  return `${relative(process.cwd(), place.file)}:${place.line}:${place.column}`;
}

interface Place {
  file: string;
  line: number;
  column: number;
}

function follow(file: string, pointer: readonly string[]): Place {
  const lines = new LineCounter();
  let node: Node | null = parseDocument(readFileSync(file, 'utf8'), {
    lineCounter: lines,
  }).contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [index, part] of pointer.entries()) {
    const reference = referenceOf(node);
    if (reference !== undefined) return followReference(file, reference, pointer.slice(index));
    if (!isCollection(node)) break;
    const next: unknown = node.get(part, true) ?? node.get(Number(part), true);
    if (next === undefined || isAlias(next)) break;
    offset = keyOffset(node, part) ?? offset;
    node = next as Node;
    offset = isMap(node) ? offset : (node.range?.[0] ?? offset);
  }
  const reference = referenceOf(node);
  if (reference !== undefined) return followReference(file, reference, []);
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
}

function followReference(file: string, reference: string, rest: readonly string[]): Place {
  const [path = '', fragment = ''] = reference.split('#');
  const target = path === '' ? file : resolve(dirname(file), path);
  return follow(target, [...parsePointer(fragment), ...rest]);
}

function referenceOf(node: Node | null): string | undefined {
  const reference: unknown = isMap(node) ? node.get('$ref') : undefined;
  return typeof reference === 'string' ? reference : undefined;
}

function keyOffset(node: Node, key: string): number | undefined {
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key: k }) => isScalar(k) && String(k.value) === key);
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}
