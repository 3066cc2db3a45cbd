import { ApiError } from '../../contract/api-error.ts';

interface Limits {
  /** How many tasks run at the same time. */
  readonly atOnce: number;
  /** How many more may wait for their turn. */
  readonly waiting: number;
}

/** Runs tasks in the order they came, a few at a time, and refuses rather than pile up work. */
export class BoundedQueue {
  readonly #limits: Limits;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** @throws ApiError 503 with Retry-After when every waiting place is taken */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.#limits.atOnce) this.#running += 1;
    else await this.#turn();
    try {
      return await task();
    } finally {
      // The place is handed over, never freed in between: nobody can slip past those who wait.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  #turn(): Promise<void> {
    if (this.#waiting.length >= this.#limits.waiting) {
      throw new ApiError('SERVICE_UNAVAILABLE', { retryAfterSeconds: 1, cause: 'queue is full' });
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
