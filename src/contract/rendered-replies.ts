import { LRUCache } from 'lru-cache';
import type { OperationId } from '../../generated/operations.ts';
import type { Reply } from './call.ts';

/** What is kept at most, in characters of the texts that replies were made of. */
const MOST_CHARACTERS = 8 * 1024 * 1024;

/**
 * Replies by the text that they were made of. The same text makes the same reply, so it is checked
 * and written once, and there is nothing that would have to be forgotten when data changes.
 */
export class RenderedReplies<Op extends OperationId> {
  readonly #replies = new LRUCache<string, Reply<Op>>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (_reply, text) => text.length + 1,
  });

  /** @param make looks at nothing but the text */
  get(text: string, make: () => Reply<Op>): Reply<Op> {
    const kept = this.#replies.get(text);
    if (kept !== undefined) return kept;
    const reply = make();
    this.#replies.set(text, reply);
    return reply;
  }
}
