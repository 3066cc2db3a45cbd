import { expect, it } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { startServer } from '../../src/server.ts';
import { createTestDatabase } from '../support/cluster.ts';

const environment = {
  NODE_ENV: 'production',
  PORT: '0',
  APP_URL: 'https://7peducation.com',
  JWT_SECRET: 'j'.repeat(32),
  ENCRYPTION_KEY: 'e'.repeat(32),
  LOG_LEVEL: 'silent',
};

it('R-90: production does not start on a database with the demo accounts', async () => {
  const demo = await createTestDatabase('demo');
  const settings = readSettings({ ...environment, DATABASE_URL: demo.url });
  await expect(startServer(settings)).rejects.toThrow(/demo accounts/);
  await demo.drop();
});

it('production starts on another database, and refuses test keys', async () => {
  const empty = await createTestDatabase('empty');
  const settings = readSettings({ ...environment, DATABASE_URL: empty.url });
  const server = await startServer(settings, { notice: 0 });
  const headers = { authorization: 'Bearer test_pk_1234567890abcdef' };
  expect((await fetch(`${server.url}/api/me`, { headers })).status).toBe(401);
  await server.close();
  await empty.drop();
});
