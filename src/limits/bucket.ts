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
 * One rate limit of the contract, with its counts. The counts are in a store with the interface of
 * express-rate-limit, but its middleware is not used: it costs too much for each hit.
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
   * Counts a hit of the key, and adds headers that say how many are left (RateLimit headers, draft
   * 8).
   * @throws ApiError 429 when none were left, 503 when the store cannot count
   */
  async hit(key: string, headers: ReplyHeaders): Promise<void> {
    const { totalHits, resetTime } = await this.#count(key);
    const { limit, window_seconds, code } = this.policy;
    // Clients need not plan for the wide limit per address, so only its 429 has these headers.
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
