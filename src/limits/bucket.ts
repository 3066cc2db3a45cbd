import type { Store } from 'express-rate-limit';
import {
  type RateLimitName,
  type RateLimitPolicy,
  rateLimits,
} from '../../generated/operations.ts';
import { type Clock, SECOND } from '../clock.ts';
import { ApiError } from '../contract/api-error.ts';
import type { ReplyHeaders } from '../contract/reply-headers.ts';

export type CreateStore = (name: RateLimitName) => Store;

/**
 * One limit of the contract: its policy and its counts. The stores are those of express-rate-limit;
 * its middleware is not used, because it hashes the key and makes a dozen promises for each hit.
 */
export class Bucket {
  readonly name: RateLimitName;
  readonly policy: RateLimitPolicy;
  readonly store: Store;
  readonly #clock: Clock;
  readonly #policyHeader: string;

  constructor(name: RateLimitName, createStore: CreateStore, clock: Clock) {
    this.#clock = clock;
    this.name = name;
    this.policy = rateLimits[name];
    this.store = createStore(name);
    const { limit, window_seconds } = this.policy;
    this.store.init?.({ windowMs: window_seconds * SECOND } as never);
    this.#policyHeader = `"${name}"; q=${limit}; w=${window_seconds}`;
  }

  /**
   * Counts a hit of the key and tells in the headers what is left (draft 8 of RateLimit headers).
   * @throws ApiError 429 when nothing was left, 503 when the store cannot count
   */
  async hit(key: string, headers: ReplyHeaders): Promise<void> {
    const { totalHits, resetTime } = await this.#count(key);
    const { limit, window_seconds, code } = this.policy;
    // The wide guard is a safety net, not something to plan by: only its refusal tells of it.
    const shown = this.name !== 'guard' || totalHits > limit;
    const seconds = resetTime === undefined ? window_seconds : this.#secondsUntil(resetTime);
    if (shown) {
      headers.append('RateLimit-Policy', this.#policyHeader);
      headers.append(
        'RateLimit',
        `"${this.name}"; r=${Math.max(limit - totalHits, 0)}; t=${seconds}`,
      );
    }
    if (totalHits > limit) throw new ApiError(code, { retryAfterSeconds: seconds });
  }

  #secondsUntil(moment: Date): number {
    return Math.max(0, Math.ceil((moment.getTime() - this.#clock.now().getTime()) / SECOND));
  }

  async #count(key: string) {
    try {
      return await this.store.increment(key);
    } catch (cause) {
      throw new ApiError('SERVICE_UNAVAILABLE', { cause, retryAfterSeconds: 1 });
    }
  }
}
