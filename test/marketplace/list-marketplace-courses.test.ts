import { describe, expect, it } from 'vitest';
import { demoId } from '../../src/demo/demo-id.ts';
import { describeSharedRefusals } from '../support/shared-refusals.ts';
import { type Reply, startWorld } from '../support/world.ts';

const world = startWorld();
const KEY = 'test_pk_1234567890abcdef';

type Query = Readonly<Record<string, string | number>>;
type Item = Readonly<Record<string, unknown>> & { id: string; title: string; price: number };

function list(query: Query = {}): Promise<Reply> {
  return world.call('listMarketplaceCourses', { as: KEY, query });
}

async function coursesFor(query: Query): Promise<Item[]> {
  const { status, body } = await list({ limit: 50, ...query });
  expect(status).toBe(200);
  return body.courses;
}

async function totalFor(query: Query): Promise<number> {
  return (await list(query)).body.pagination.total_items;
}

describeSharedRefusals(
  () => world,
  'listMarketplaceCourses',
  () => ({ as: KEY }),
);

describe('200', () => {
  it('shows the price, instructor and rating of a course, and its other fields (S-53)', async () => {
    const [course] = await coursesFor({ search: 'react modern arayüzler' });
    expect(course).toMatchObject({
      id: demoId('course', 3),
      slug: 'react-ile-modern-arayuzler',
      title: 'React ile Modern Arayüzler',
      level: 'intermediate',
      price: 499.9,
      original_price: 699.9,
      currency: 'try',
      is_free: false,
      instructor: { display_name: 'Çağrı Öztürk' },
      category: { name: 'Web Geliştirme' },
    });
    expect(course?.rating).toBeGreaterThan(4);
    expect(course?.total_students).toBeGreaterThan(30);
    expect(course?.duration_hours).toBeGreaterThan(0);
  });

  it('shows an original price only if there is a discount (M7)', async () => {
    const all = [...(await coursesFor({})), ...(await coursesFor({ page: 2 }))];
    const discounted = all.filter((course) => 'original_price' in course);
    expect(discounted).toHaveLength(5);
    for (const { price, original_price } of discounted)
      expect(original_price).toBeGreaterThan(price);
  });

  it('has all published courses on its pages, the most popular first (S-51, S-52, S-54)', async () => {
    const first = await list();
    expect(first.body.courses).toHaveLength(20);
    expect(first.body.courses[0].id).toBe(demoId('course', 1));
    expect(first.body.pagination).toEqual({
      current_page: 1,
      total_pages: 3,
      total_items: 60,
      has_next: true,
      has_prev: false,
    });
    const second = await list({ limit: 50, page: 2 });
    expect(second.body.courses).toHaveLength(10);
    expect(second.body.pagination).toMatchObject({
      total_pages: 2,
      has_next: false,
      has_prev: true,
    });
  });

  it('has an empty page behind the last one, with the right numbers (M5)', async () => {
    const { status, body } = await list({ page: 1_000_000 });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      courses: [],
      pagination: { current_page: 1_000_000, total_items: 60, has_next: false, has_prev: true },
    });
  });

  it('leaves drafts and archived courses out (M1)', async () => {
    const ids = [...(await coursesFor({})), ...(await coursesFor({ page: 2 }))].map(({ id }) => id);
    expect(new Set(ids).size).toBe(60);
    expect(ids).not.toContain(demoId('course', 61));
    expect(ids).not.toContain(demoId('course', 62));
  });

  it.each([
    'yazilim-gelistirme',
    demoId('category', 1),
    'Yazılım Geliştirme',
    'YAZILIM gelistirme',
  ])('finds the category by %s (S-46)', async (category) => {
    const courses = await coursesFor({ category });
    expect(courses.length).toBeGreaterThan(0);
    for (const course of courses) {
      expect(course.category).toEqual({ name: 'Yazılım Geliştirme' });
    }
  });

  it('finds nothing in a category that does not exist (M1)', async () => {
    const { status, body } = await list({ category: 'no-such-category' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ courses: [], pagination: { total_items: 0, total_pages: 0 } });
  });

  it('filters by level and price, and combines all filters (S-47, S-48, S-55)', async () => {
    const query = { category: 'web-gelistirme', level: 'intermediate', price_range: '400-500' };
    const courses = await coursesFor(query);
    expect(courses.length).toBeGreaterThan(0);
    for (const { level, price } of courses) {
      expect(level).toBe('intermediate');
      expect(price).toBeGreaterThanOrEqual(400);
      expect(price).toBeLessThanOrEqual(500);
    }
    expect(await totalFor({ ...query, search: 'react' })).toBe(1);
  });

  it('includes both ends of a price range, and reads a plus sign as it is typed (M2)', async () => {
    expect(await totalFor({ price_range: '499.90-499.90' })).toBe(1);
    expect(await totalFor({ price_range: 'free' })).toBe(await totalFor({ price_range: '-0' }));
    expect(await totalFor({ price_range: 'paid' })).toBe(
      60 - (await totalFor({ price_range: 'free' })),
    );
    const typed = await world.raw({
      method: 'GET',
      path: '/api/marketplace?price_range=600+',
      headers: { authorization: `Bearer ${KEY}` },
    });
    expect(JSON.parse(typed.text).pagination.total_items).toBe(
      await totalFor({ price_range: '600-' }),
    );
  });

  it.each([
    ['isil', 'Işıl'],
    ['IŞIL', 'Işıl'],
    ['ilker', 'İlker'],
    ['cagri', 'Çağrı'],
  ])('finds the courses of an instructor by %s (S-49, M3)', async (search, name) => {
    const courses = await coursesFor({ search });
    expect(courses.length).toBeGreaterThan(0);
    const names = courses.map(
      (course) => (course.instructor as { display_name: string }).display_name,
    );
    expect(names.some((one) => one.startsWith(name))).toBe(true);
  });

  it.each(['web+dev', "o'brien", 'a:b', 'node+js', '%25', '_', '%27%20OR%201=1--'])(
    'answers ?search=%s as typed (R-25)',
    async (search) => {
      const reply = await world.raw({
        method: 'GET',
        path: `/api/marketplace?search=${search}`,
        headers: { authorization: `Bearer ${KEY}` },
      });
      expect(reply.status).toBe(200);
    },
  );

  it.each([
    ['price', (a: Item, b: Item) => a.price - b.price],
    ['price_desc', (a: Item, b: Item) => b.price - a.price],
    ['rating', (a: Item, b: Item) => Number(b.rating) - Number(a.rating)],
    ['popularity', (a: Item, b: Item) => Number(b.total_students) - Number(a.total_students)],
  ])('sorts by %s (S-50)', async (sort, order) => {
    const courses = await coursesFor({ sort });
    expect(courses.map(({ id }) => id)).toEqual(courses.toSorted(order).map(({ id }) => id));
  });

  it('sorts by relevance when searching, otherwise by popularity', async () => {
    expect(await coursesFor({ search: 'web' })).toEqual(
      await coursesFor({ search: 'web', sort: 'relevance' }),
    );
    expect(await coursesFor({ sort: 'relevance' })).toEqual(
      await coursesFor({ sort: 'popularity' }),
    );
  });
});

describe('304', () => {
  it('is the answer to a client that has the reply already (R-10)', async () => {
    const etag = (await list()).headers.get('etag') ?? '';
    const again = await world.call('listMarketplaceCourses', {
      as: KEY,
      headers: { 'if-none-match': etag },
    });
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
  });
});

describe('400', () => {
  it.each([
    [{ level: 'expert' }, 'query.level'],
    [{ sort: 'title' }, 'query.sort'],
    [{ limit: 51 }, 'query.limit'],
    [{ limit: 0 }, 'query.limit'],
    [{ page: 0 }, 'query.page'],
    [{ page: '1e3' }, 'query.page'],
    [{ search: 'x'.repeat(101) }, 'query.search'],
    [{ price_range: '1,50' }, 'query.price_range'],
    [{ price_range: '500-100' }, 'query.price_range'],
  ])('refuses %j (M1, M2, A35)', async (query: Query, path) => {
    const { status, body } = await list(query);
    expect(status).toBe(400);
    expect(body.code).toBe('VALIDATION_ERROR');
    expect(body.details.issues).toContainEqual(expect.objectContaining({ path }));
  });
});
