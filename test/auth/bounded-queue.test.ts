import { describe, expect, it } from 'vitest';
import { BoundedQueue } from '../../src/auth/passwords/bounded-queue.ts';

/** Tasks that run until they are told to end. */
function heldTasks() {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const task = (name: string) => () => {
    started.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  return { started, task, end: (name: string) => ends.get(name)?.() };
}

describe('a bounded queue', () => {
  it('runs no more tasks at once than it may, and the others in the order they came', async () => {
    const queue = new BoundedQueue({ atOnce: 2, waiting: 10 });
    const { started, task, end } = heldTasks();
    const runs = ['a', 'b', 'c', 'd'].map((name) => queue.run(task(name)));
    expect(started).toEqual(['a', 'b']);
    end('b');
    await runs[1];
    expect(started).toEqual(['a', 'b', 'c']);
    for (const name of ['a', 'c']) end(name);
    await runs[2];
    end('d');
    expect(await Promise.all(runs)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('answers 503 with Retry-After when every waiting place is taken', async () => {
    const queue = new BoundedQueue({ atOnce: 1, waiting: 1 });
    const { task, end, started } = heldTasks();
    const first = queue.run(task('first'));
    const second = queue.run(task('second'));
    await expect(queue.run(task('third'))).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      status: 503,
      retryAfterSeconds: 1,
    });
    end('first');
    await first;
    end('second');
    expect(await second).toBe('second');
    expect(started).toEqual(['first', 'second']);
  });

  it('goes on after a task that failed', async () => {
    const queue = new BoundedQueue({ atOnce: 1, waiting: 1 });
    const failing = queue.run(() => Promise.reject(new Error('broken')));
    const next = queue.run(async () => 'fine');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('fine');
  });
});
