import { createHash } from 'node:crypto';
import { ApiError } from './api-error.ts';
import type { Operation } from './router.ts';
import { findReplyViolation } from './validation.ts';

/** What is sent of an answer. */
export interface WrittenAnswer {
  readonly text: string;
  readonly length: string;
  /** Only replies from the catalogue have one. */
  readonly etag: string | undefined;
}

/**
 * What a handler's `reply` makes: a status and a body. It is checked and turned into text only
 * once, so a handler may keep an answer and return it again for the same request at no cost.
 */
export class Answer {
  readonly status: number;
  readonly body: unknown;
  #written: WrittenAnswer | undefined;

  constructor(status: number, body: unknown) {
    this.status = status;
    this.body = body;
  }

  /** @throws ApiError INTERNAL_ERROR for an answer that the contract does not declare */
  write(operation: Operation): WrittenAnswer {
    this.#written ??= this.#write(operation);
    return this.#written;
  }

  #write(operation: Operation): WrittenAnswer {
    const violation = findReplyViolation(operation, this.status, this.body);
    if (violation !== undefined) {
      throw new ApiError('INTERNAL_ERROR', { cause: `the reply of ${operation.id}: ${violation}` });
    }
    const text = JSON.stringify(this.body);
    const etag = operation.cache === 'catalogue' ? entityTag(text) : undefined;
    return { text, length: String(Buffer.byteLength(text)), etag };
  }
}

function entityTag(text: string): string {
  return `W/"${createHash('sha1').update(text).digest('base64url')}"`;
}
