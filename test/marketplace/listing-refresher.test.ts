import { describe, expect, it } from 'vitest';
import { startListingRefresher } from '../../src/marketplace/index/listing-refresher.ts';
import { shelve } from '../support/course-shelf.ts';
import { openMarketplace } from '../support/marketplace-database.ts';

const db = openMarketplace();

describe('the refresher in the background', () => {
  it('lists a new course by itself', async () => {
    const refresher = startListingRefresher({ db: db(), logger: silent, intervalMs: 1 });
    const id = await shelve(db());
    await expect.poll(() => isListed(id), { timeout: 10_000 }).toBe(true);
    await refresher.stop();
  });

  it('logs a failure and tries again', async () => {
    const failures: string[] = [];
    let fail = true;
    const logger = { error: (_facts: object, message: string) => failures.push(message) };
    const broken = new Proxy(db(), {
      get: (target, name, receiver) =>
        name === 'transaction' && fail
          ? () => Promise.reject(new Error('no connection'))
          : Reflect.get(target, name, receiver),
    });
    const refresher = startListingRefresher({ db: broken, logger, intervalMs: 1 });
    const id = await shelve(db());
    await expect.poll(() => failures.length, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(await isListed(id)).toBe(false);
    fail = false;
    await expect.poll(() => isListed(id), { timeout: 10_000 }).toBe(true);
    await refresher.stop();
    expect(failures[0]).toBe('refreshing marketplace listings failed');
  });

  it('does nothing once it is stopped', async () => {
    const refresher = startListingRefresher({ db: db(), logger: silent, intervalMs: 1 });
    await refresher.stop();
    const id = await shelve(db());
    await refresher.stop();
    expect(await isListed(id)).toBe(false);
  });
});

const silent = { error: () => undefined };

async function isListed(courseId: string): Promise<boolean> {
  return (await db()('course_listings').where({ course_id: courseId })).length === 1;
}
