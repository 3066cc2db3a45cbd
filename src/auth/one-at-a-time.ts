import { BoundedQueue } from './bounded-queue.ts';

/** Runs tasks of one key one after the other, in the order they came; other keys do not wait. */
export class OneAtATime {
  readonly #queues = new Map<string, BoundedQueue>();
  readonly #waiting: number;

  /** @param waiting how many tasks of one key may wait */
  constructor(waiting: number) {
    this.#waiting = waiting;
  }

  /** @throws ApiError 503 with Retry-After when too many tasks of this key wait already */
  async run<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
    const queue = this.#queues.get(key) ?? new BoundedQueue({ atOnce: 1, waiting: this.#waiting });
    this.#queues.set(key, queue);
    try {
      return await queue.run(task);
    } finally {
      if (queue.idle) this.#queues.delete(key);
    }
  }
}
