import { describe, expect, it } from 'vitest';
import { describeSharedRefusals } from '../support/shared-refusals.ts';
import { startWorld } from '../support/world.ts';

const world = startWorld({ content: 'empty' });

describe('getHealth', () => {
  describeSharedRefusals(() => world, 'getHealth');

  describe('200', () => {
    it('says that the database answers', async () => {
      const reply = await world.call('getHealth');
      expect(reply.status).toBe(200);
      expect(reply.body).toEqual({ status: 'ok', version: '1.0', checks: { database: 'ok' } });
    });

    it('has no rate limits (A12)', async () => {
      const reply = await world.call('getHealth');
      expect(reply.headers.get('ratelimit')).toBeNull();
    });
  });
});
