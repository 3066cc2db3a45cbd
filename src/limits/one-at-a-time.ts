import { ApiError } from '../contract/api-error.ts';

/**
 * Small enough to limit the memory, and so large that an attacker whose logins wait here cannot
 * easily keep out the owner of the e-mail.
 */
export const MAX_WAITING = 500;

interface Queue {
  waiting: number;
  tail: Promise<unknown>;
}

/** Runs tasks of one key one after the other, and tasks of different keys in parallel. */
export class OneAtATime {
  readonly #queues = new Map<string, Queue>();

  /** @throws ApiError 503 when 500 tasks of this key are waiting already */
  async run<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
    const queue = this.#queues.get(key) ?? { waiting: 0, tail: Promise.resolve() };
    if (queue.waiting >= MAX_WAITING) {
      throw new ApiError('SERVICE_UNAVAILABLE', { cause: 'queue full', retryAfterSeconds: 1 });
    }
    queue.waiting += 1;
    this.#queues.set(key, queue);
    const result = queue.tail.then(task);
    queue.tail = result.catch(() => undefined);
    try {
      return await result;
    } finally {
      queue.waiting -= 1;
      if (queue.waiting === 0) this.#queues.delete(key);
    }
  }
}
