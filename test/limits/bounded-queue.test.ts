import { describe, expect, it } from 'vitest';
import { BoundedQueue } from '../../src/limits/bounded-queue.ts';

/** Tasks that run until the test ends them. */
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
  it('runs only so many tasks at once, and the others later in order', async () => {
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

  it('lets callers take turns, however many tasks one of them has', async () => {
    const queue = new BoundedQueue({ atOnce: 1, waiting: 10 });
    const ran: string[] = [];
    const bring = (name: string, caller: string) =>
      queue.run(async () => {
        ran.push(name);
      }, caller);
    await Promise.all([
      ...['a1', 'a2', 'a3', 'a4'].map((name) => bring(name, 'a')),
      ...['b1', 'b2'].map((name) => bring(name, 'b')),
      bring('c1', 'c'),
    ]);
    expect(ran).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  });

  it('has places left for others when one caller has used up its own', async () => {
    const queue = new BoundedQueue({ atOnce: 1, waiting: 3, waitingOfOne: 2 });
    const { task, end } = heldTasks();
    const running = queue.run(task('running'), 'a');
    const waiting = [1, 2].map(() => queue.run(async () => 'a', 'a'));
    await expect(queue.run(task('refused'), 'a')).rejects.toMatchObject({ status: 503 });
    const other = queue.run(async () => 'b', 'b');
    await expect(queue.run(task('refused'), 'c')).rejects.toMatchObject({ status: 503 });
    end('running');
    expect(await Promise.all([running, ...waiting, other])).toEqual(['running', 'a', 'a', 'b']);
    // The places are free again.
    expect(await queue.run(async () => 'a', 'a')).toBe('a');
  });

  it('answers 503 with Retry-After to those who have waited too long, and goes on without them', async () => {
    const queue = new BoundedQueue({ atOnce: 1, waiting: 2, longestWait: 1 });
    const { task, end, started } = heldTasks();
    const running = queue.run(task('running'));
    const refusal = { status: 503, retryAfterSeconds: 1 };
    const late = ['a', 'b'].map((caller) => queue.run(task(`of ${caller}`), caller));
    expect(await Promise.allSettled(late)).toMatchObject([
      { reason: refusal },
      { reason: refusal },
    ]);
    end('running');
    expect(await running).toBe('running');
    expect(await queue.run(async () => 'next', 'a')).toBe('next');
    expect(started).toEqual(['running']);
  });

  it('goes on after a task that failed', async () => {
    const queue = new BoundedQueue({ atOnce: 1, waiting: 1 });
    const failing = queue.run(() => Promise.reject(new Error('broken')));
    const next = queue.run(async () => 'fine');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('fine');
  });
});
