import { it } from 'vitest';
import { createTestDatabase } from '../support/cluster.ts';

it('x', async () => {
  await createTestDatabase('empty');
  console.log('READY');
  await new Promise((r) => setTimeout(r, 30000));
}, 60000);
