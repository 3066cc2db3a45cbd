import type { Document } from './document.ts';

/** The extensions that help readers of the contract; all others are only for the compiler. */
const forReaders = ['x-error-codes', 'x-sdk', 'x-stability'];

/** The document that is published: the contract without the extensions for the compiler. */
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
