import { describe, expect, it } from 'vitest';
import { MAX_WAITING, OneAtATime } from '../../src/limits/one-at-a-time.ts';

/** Tasks that run until the test ends them. */
function heldTasks() {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const task = (name: string) => () => {
    started.push(name);
    return new Promise<void>((resolve) => ends.set(name, resolve));
  };
  return { started, task, end: (name: string) => ends.get(name)?.() };
}

describe('logins with the same e-mail', () => {
  it('run one after the other, while logins with other e-mails go on', async () => {
    const turns = new OneAtATime();
    const { started, task, end } = heldTasks();
    const first = turns.run('ayse', task('ayse 1'));
    const second = turns.run('ayse', task('ayse 2'));
    const other = turns.run('deniz', task('deniz 1'));
    await expect.poll(() => started).toEqual(['ayse 1', 'deniz 1']);
    end('ayse 1');
    await first;
    await expect.poll(() => started).toEqual(['ayse 1', 'deniz 1', 'ayse 2']);
    end('ayse 2');
    end('deniz 1');
    await Promise.all([second, other]);
  });

  it('go on after one that failed', async () => {
    const turns = new OneAtATime();
    const failing = turns.run('ayse', () => Promise.reject(new Error('broken')));
    const next = turns.run('ayse', async () => 'fine');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('fine');
  });

  it('are refused with 503 and Retry-After when too many wait', async () => {
    const turns = new OneAtATime();
    const { task, end } = heldTasks();
    const first = turns.run('ayse', task('first'));
    const others = Array.from({ length: MAX_WAITING - 1 }, () =>
      turns.run('ayse', async () => 'done'),
    );
    await expect(turns.run('ayse', task('late'))).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      retryAfterSeconds: 1,
    });
    end('first');
    await Promise.all([first, ...others]);
  });
});
