import type { Document } from './document.ts';

/** Extensions that tell a reader of the contract something; the others are for the compiler. */
const forReaders = ['x-error-codes', 'x-sdk', 'x-stability'];

/** The document that is served and committed: the contract without our own marks. */
export function publish(document: Document): Document {
  return withoutMarks(document) as Document;
}

function withoutMarks(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutMarks);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(
    ([key]) => !key.startsWith('x-') || forReaders.includes(key),
  );
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutMarks(value)]));
}
