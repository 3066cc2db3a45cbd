import { describe, expect, it } from 'vitest';
import { demoId } from '../../src/demo/demo-id.ts';
import { drainListingRefreshes } from '../../src/marketplace/index/listing-refresher.ts';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { describeSharedRefusals } from '../support/shared-refusals.ts';
import { startWorld } from '../support/world.ts';

const world = startWorld();
const KEY = 'test_pk_1234567890abcdef';

interface Category {
  readonly id: string;
  readonly name: string;
  readonly course_count: number;
}

async function categories(): Promise<Category[]> {
  const body = bodyOf(await world.call('listCategories', { as: KEY }), 200);
  return body.categories;
}

describeSharedRefusals(
  () => world,
  'listCategories',
  () => ({ as: KEY }),
);

describe('200', () => {
  it('lists all categories in Turkish order', async () => {
    const names = (await categories()).map(({ name }) => name);
    expect(names).toHaveLength(8);
    expect(names).toEqual(names.toSorted(new Intl.Collator('tr').compare));
  });

  it('counts the published courses of each', async () => {
    const total = (await categories()).reduce((sum, { course_count }) => sum + course_count, 0);
    expect(total).toBe(60);
  });

  it('has 0 for a category without courses', async () => {
    const id = '3fffffff-0000-4000-8000-000000000002';
    await world.db('categories').insert({ id, slug: 'bos', name: 'Boş' });
    expect(await categories()).toContainEqual({ id, slug: 'bos', name: 'Boş', course_count: 0 });
    await world.db('categories').where({ id }).del();
  });

  it('does not count a course any more when it is archived', async () => {
    const countOf = async () =>
      (await categories()).find(({ id }) => id === demoId('category', 1))?.course_count ?? 0;
    const before = await countOf();
    const archive = (status: 'published' | 'archived') =>
      world
        .db('courses')
        .where({ id: demoId('course', 8) })
        .update({ status });
    await archive('archived');
    await drainListingRefreshes(world.db);
    expect(await countOf()).toBe(before - 1);
    await archive('published');
    await drainListingRefreshes(world.db);
  });
});

describe('304', () => {
  it('is the answer to a client that has the reply already (R-10)', async () => {
    const first = await world.call('listCategories', { as: KEY });
    const again = await world.call('listCategories', {
      as: KEY,
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expectStatus(again, 304);
    expect(again.text).toBe('');
  });
});
