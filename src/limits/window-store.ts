import type { ClientRateLimitInfo, Options, Store } from 'express-rate-limit';
import { type Clock, MINUTE, plus } from '../clock.ts';

interface Window {
  hits: number;
  endsAt: Date;
}

/**
 * Counts hits per key in fixed windows of time, in the memory of this process. A store in Redis or
 * PostgreSQL could replace it, with the same interface of express-rate-limit.
 */
export class WindowStore implements Store {
  readonly localKeys = true;
  readonly #clock: Clock;
  readonly #windows = new Map<string, Window>();
  #windowMs = MINUTE;
  #sweepAt: Date;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#sweepAt = plus(clock.now(), MINUTE);
  }

  init({ windowMs }: Options): void {
    this.#windowMs = windowMs;
  }

  increment(key: string): ClientRateLimitInfo {
    const now = this.#clock.now();
    this.#sweep(now);
    let window = this.#windows.get(key);
    if (window === undefined || window.endsAt <= now) {
      window = { hits: 0, endsAt: plus(now, this.#windowMs) };
      this.#windows.set(key, window);
    }
    window.hits += 1;
    return { totalHits: window.hits, resetTime: window.endsAt };
  }

  decrement(key: string): void {
    const window = this.#windows.get(key);
    if (window !== undefined && window.hits > 0) window.hits -= 1;
  }

  resetKey(key: string): void {
    this.#windows.delete(key);
  }

  /** Removes the windows that have ended, once a minute, so that they do not fill the memory. */
  #sweep(now: Date): void {
    if (now < this.#sweepAt) return;
    this.#sweepAt = plus(now, MINUTE);
    for (const [key, { endsAt }] of this.#windows) {
      if (endsAt <= now) this.#windows.delete(key);
    }
  }
}
