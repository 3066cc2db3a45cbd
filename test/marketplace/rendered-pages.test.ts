import { describe, expect, it } from 'vitest';
import { RenderedPages } from '../../src/marketplace/browse/rendered-pages.ts';
import { drainListingRefreshes } from '../../src/marketplace/index/listing-refresher.ts';
import { expectStatus } from '../support/expect-status.ts';
import { startWorld } from '../support/world.ts';

describe('rendered pages', () => {
  it('are made once for each query and version', async () => {
    const pages = new RenderedPages<string>();
    let made = 0;
    const make = async () => `page ${++made}`;
    expect(await Promise.all([pages.get(1, 'a', make), pages.get(1, 'a', make)])).toEqual([
      'page 1',
      'page 1',
    ]);
    expect(await pages.get(1, 'b', make)).toBe('page 2');
    expect(await pages.get(2, 'a', make)).toBe('page 3');
    expect(await pages.get(2, 'a', make)).toBe('page 3');
  });

  it('are not given to a reader of an older version, and its page is not kept', async () => {
    const pages = new RenderedPages<string>();
    await pages.get(2, 'a', async () => 'new');
    expect(await pages.get(1, 'a', async () => 'old')).toBe('old');
    expect(await pages.get(2, 'a', async () => 'newer')).toBe('new');
  });

  it('are made again after one failed', async () => {
    const pages = new RenderedPages<string>();
    await expect(pages.get(1, 'a', () => Promise.reject(new Error('gone')))).rejects.toThrow(
      'gone',
    );
    expect(await pages.get(1, 'a', async () => 'page')).toBe('page');
  });
});

describe('the marketplace', () => {
  const world = startWorld();

  it('shows a change as soon as another process has refreshed the listings', async () => {
    const student = await world.register();
    const first = async () => {
      const reply = await world.call('listMarketplaceCourses', { as: student });
      expectStatus(reply, 200);
      return { course: reply.body.courses[0], etag: reply.headers.get('etag') };
    };
    const before = await first();
    expect(await first()).toEqual(before);
    const title = 'Another title';
    await world
      .db('courses')
      .where({ id: before.course?.id ?? '' })
      .update({ title });
    await drainListingRefreshes(world.db);
    const after = await first();
    expect(after.course).toEqual({ ...before.course, title });
    expect(after.etag).not.toBe(before.etag);
  });

  it('shows the new name of a category', async () => {
    const student = await world.register();
    const names = async () => {
      const reply = await world.call('listMarketplaceCourses', { as: student });
      expectStatus(reply, 200);
      return reply.body.courses.map(
        ({ category }: { category: { name: string } }) => category.name,
      );
    };
    const [name = ''] = await names();
    await world.db('categories').where({ name }).update({ name: 'Renamed' });
    await drainListingRefreshes(world.db);
    expect(await names()).toContain('Renamed');
  });
});
