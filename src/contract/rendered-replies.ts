import { LRUCache } from 'lru-cache';
import type { OperationId } from '../../generated/operations.ts';
import type { Reply } from './call.ts';

/** The limit of what is kept, in characters of the texts that the replies were made from. */
const MOST_CHARACTERS = 8 * 1024 * 1024;

/**
 * Keeps replies under the text that they were made from. The same text always makes the same reply,
 * so each is checked and written only once. Nothing has to be removed when data changes: then the
 * database gives another text.
 */
export class RenderedReplies<Op extends OperationId> {
  readonly #replies = new LRUCache<string, Reply<Op>>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (_reply, text) => text.length + 1,
  });

  /** @param make makes the reply from the text and from nothing else */
  get(text: string, make: () => Reply<Op>): Reply<Op> {
    const kept = this.#replies.get(text);
    if (kept !== undefined) return kept;
    const reply = make();
    this.#replies.set(text, reply);
    return reply;
  }
}
