import { beforeAll, describe, expect, it } from 'vitest';
import { SEARCH_LIMITS } from '../../src/marketplace/search/search-queue.ts';
import { type Reply, type SignIn, startWorld } from '../support/world.ts';

const { atOnce, waiting, waitingOfOne } = SEARCH_LIMITS;
const world = startWorld();

let [one, other, third]: SignIn[] = [];
beforeAll(async () => {
  [one, other, third] = await Promise.all([1, 2, 3].map(() => world.register()));
});

let searched = 0;
/** A search that was not sent before, so that there is no kept page for it. */
function search(as: SignIn | undefined): Promise<Reply> {
  searched += 1;
  return world.call('listMarketplaceCourses', { as, query: { search: `python ${searched}` } });
}

function searchTimes(count: number, as: SignIn | undefined): Promise<Reply>[] {
  return Array.from({ length: count }, () => search(as));
}

/** Locks the search words, so that every search that has begun waits. */
async function whileSearchesStandStill(work: () => Promise<void>): Promise<void> {
  await world.db.transaction(async (trx) => {
    await trx.raw('LOCK TABLE search_words IN ACCESS EXCLUSIVE MODE');
    await work();
  });
}

async function searchesInDatabase(): Promise<number> {
  const found = await world
    .db('pg_stat_activity')
    .whereRaw('datname = current_database()')
    .where({ wait_event_type: 'Lock' })
    .whereILike('query', '%search_words%');
  return found.length;
}

describe('searches (R-97)', () => {
  it('run one at a time, do not make other requests wait, and are refused with 503 when too many wait', async () => {
    const searches: Promise<Reply>[] = [];
    await whileSearchesStandStill(async () => {
      const refused: Reply[] = [];
      const all = [
        ...searchTimes(atOnce + waitingOfOne + 2, one),
        ...searchTimes(waiting - waitingOfOne, other),
        ...searchTimes(2, third),
      ];
      for (const reply of all) void reply.then((answer) => refused.push(answer));
      searches.push(...all);
      await expect.poll(() => refused.length, { timeout: 10_000 }).toBe(4);
      for (const { status, body, headers } of refused) {
        expect({ status, code: body.code }).toEqual({ status: 503, code: 'SERVICE_UNAVAILABLE' });
        expect(headers.get('retry-after')).toBe('1');
      }
      expect(await searchesInDatabase()).toBe(atOnce);

      expect((await world.call('getMe', { as: third })).status).toBe(200);
      const page = { as: one, query: { sort: 'newest', level: 'beginner' } } as const;
      expect((await world.call('listMarketplaceCourses', page)).status).toBe(200);
      expect(refused).toHaveLength(4);
    });
    const statuses = (await Promise.all(searches)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(atOnce + waiting);
    expect((await search(third)).status).toBe(200);
  });
});
