import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { classifyDatabaseError } from '../../src/db/database-errors.ts';
import { createDatabase } from '../../src/db/knex.ts';
import { createTestDatabase, type TestDatabase } from '../support/cluster.ts';

let database: TestDatabase;
/** Passes bytes on to the database, until the test breaks the connection. */
const line = createServer((socket) => {
  const { hostname, port } = new URL(database.url);
  const upstream = connect(Number(port), hostname);
  socket.pipe(upstream).pipe(socket);
  for (const end of [socket, upstream]) end.on('error', () => undefined);
  sockets.push(socket);
});
const sockets: Socket[] = [];

beforeAll(async () => {
  database = await createTestDatabase('empty');
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
});
afterAll(async () => {
  line.close();
  await database.drop();
});

it('R-84: a connection that breaks in the middle of a query counts as unavailable', async () => {
  const url = new URL(database.url);
  url.port = String((line.address() as AddressInfo).port);
  const db = createDatabase(url.href, { maxConnections: 1 });
  await db.raw('SELECT 1');
  const failure = db.raw('SELECT pg_sleep(10)').catch((error: unknown) => error);
  await expect.poll(() => db.client.pool.numUsed()).toBe(1);
  for (const socket of sockets) socket.unpipe().end();
  const error = await failure;
  expect((error as Error).message).toMatch(/ - Connection terminated/);
  expect(classifyDatabaseError(error)).toBe('unavailable');
  expect(await db.raw('SELECT 1')).toMatchObject({ rowCount: 1 });
  await db.destroy();
});
