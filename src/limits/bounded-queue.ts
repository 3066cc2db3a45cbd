import { ApiError } from '../contract/api-error.ts';

interface Limits {
  /** How many tasks run at the same time. */
  readonly atOnce: number;
  /** How many more may wait for their turn. */
  readonly waiting: number;
  /** How many of the waiting tasks may be of one caller; all by default. */
  readonly waitingOfOne?: number;
  /** Ms after which a task that still waits is refused; never by default. */
  readonly longestWait?: number;
}

/**
 * Runs a few tasks at a time, lets some more wait, and refuses the rest. Callers take turns, so
 * that nobody has to wait for all the tasks of another caller. The tasks of one caller run in
 * order.
 */
export class BoundedQueue {
  readonly #limits: Limits;
  /** The waiting tasks by caller; the caller whose turn is next comes first. */
  readonly #waiting = new Map<string, (() => void)[]>();
  #waitingInAll = 0;
  #running = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * @throws ApiError 503 with Retry-After when no place to wait is left, or the wait is too long
   */
  async run<Result>(task: () => Promise<Result>, caller = ''): Promise<Result> {
    if (this.#running < this.#limits.atOnce) this.#running += 1;
    else await this.#turn(caller);
    try {
      return await task();
    } finally {
      // The place goes directly to the next task, so that a new one cannot get in before it.
      const next = this.#takeNext();
      if (next) next();
      else this.#running -= 1;
    }
  }

  #turn(caller: string): Promise<void> {
    const { waiting, waitingOfOne = waiting, longestWait } = this.#limits;
    const own = this.#waiting.get(caller) ?? [];
    if (this.#waitingInAll >= waiting || own.length >= waitingOfOne) throw busy('queue is full');
    return new Promise((resolve, reject) => {
      const start = () => {
        clearTimeout(timer);
        resolve();
      };
      const giveUp = () => {
        this.#leave(caller, own, start);
        reject(busy('waited too long in the queue'));
      };
      const timer = longestWait === undefined ? undefined : setTimeout(giveUp, longestWait);
      own.push(start);
      this.#waiting.set(caller, own);
      this.#waitingInAll += 1;
    });
  }

  #leave(caller: string, own: (() => void)[], start: () => void): void {
    own.splice(own.indexOf(start), 1);
    if (own.length === 0) this.#waiting.delete(caller);
    this.#waitingInAll -= 1;
  }

  #takeNext(): (() => void) | undefined {
    for (const [caller, own] of this.#waiting) {
      const next = own.shift();
      // A caller who has had a turn goes behind the others.
      this.#waiting.delete(caller);
      if (own.length > 0) this.#waiting.set(caller, own);
      this.#waitingInAll -= 1;
      return next;
    }
    return undefined;
  }
}

function busy(cause: string): ApiError {
  return new ApiError('SERVICE_UNAVAILABLE', { retryAfterSeconds: 1, cause });
}
