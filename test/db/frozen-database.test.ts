import type { Socket } from 'node:net';
import type { Knex } from 'knex';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { classifyDatabaseError } from '../../src/db/database-errors.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/db/embedded/start-embedded-postgres.ts';
import { createDatabase, type DatabaseOptions } from '../../src/db/knex.ts';
import { inOneRoundTrip } from '../../src/db/round-trips.ts';
import { statement } from '../../src/db/statement.ts';
import { startServer } from '../../src/server.ts';
import { backendOf, Freezer } from '../support/frozen-process.ts';
import { sendRaw } from '../support/http-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const freezer = new Freezer();
const opened: Knex[] = [];
let server: EmbeddedPostgres;

// A server for this test only: a frozen process of the shared one would make other tests wait.
beforeAll(async () => {
  server = await startEmbeddedPostgres({ dataDir: folder.path, durable: false });
});
afterEach(async () => {
  freezer.thaw();
  await Promise.all(opened.splice(0).map((db) => db.destroy()));
});
afterAll(async () => {
  await server.stop();
  await folder.remove();
});

function open(options: DatabaseOptions = {}): Knex {
  const db = createDatabase(server.url, { maxConnections: 1, queryDeadline: 200, ...options });
  opened.push(db);
  return db;
}

/** Makes a pool whose only connection is to a frozen process; returns its socket, too. */
async function openFrozen(options: DatabaseOptions = {}) {
  const db = open(options);
  const connection = await db.client.acquireConnection();
  await db.client.releaseConnection(connection);
  const pid = await backendOf(db);
  freezer.freeze(pid);
  const socket: Socket = connection.connection.stream;
  return { db, pid, socket };
}

async function failureOf(query: PromiseLike<unknown>): Promise<unknown> {
  try {
    await query;
  } catch (error) {
    return error;
  }
  throw new Error('The query succeeds');
}

const one = { statement: statement('SELECT 1 AS one'), values: {} };

const queries: [string, (db: Knex) => PromiseLike<unknown>][] = [
  ['raw query', (db) => db.raw('SELECT 1')],
  ['raw query with bindings', (db) => db.raw('SELECT ?::int', [1])],
  ['built query', (db) => db('pg_class').where({ relname: 'x' }).select('oid')],
  ['round trip of several statements', (db) => inOneRoundTrip(db, [one, one])],
  ['BEGIN', (db) => db.transaction((trx) => trx.raw('SELECT 1'))],
];

describe('a query that a frozen database does not answer (R-95)', () => {
  it.each(queries)('fails as unavailable: a %s', async (_name, query) => {
    for (const namedStatements of [true, false]) {
      const { db, socket } = await openFrozen({ namedStatements });
      expect(classifyDatabaseError(await failureOf(query(db)))).toBe('unavailable');
      expect(socket.destroyed).toBe(true);
    }
  });

  it('fails as unavailable in the middle of a transaction', async () => {
    const db = open();
    const error = await failureOf(
      db.transaction(async (trx) => {
        freezer.freeze(await backendOf(trx));
        await trx.raw('SELECT 1');
      }),
    );
    expect(classifyDatabaseError(error)).toBe('unavailable');
  });

  it('fails as unavailable when it is the COMMIT', async () => {
    const db = open();
    const error = await failureOf(
      db.transaction(async (trx) => freezer.freeze(await backendOf(trx))),
    );
    expect(classifyDatabaseError(error)).toBe('unavailable');
  });

  it('loses its connection: the pool opens another one, and the server closes the old one', async () => {
    const { db, pid } = await openFrozen();
    await failureOf(db.raw('SELECT 1'));
    expect(await backendOf(db)).not.toBe(pid);
    freezer.thaw();
    await expect.poll(() => db('pg_stat_activity').where({ pid }).pluck('pid')).toEqual([]);
  });

  it('fails as unavailable with all reads that were sent behind it, and the next one is answered', async () => {
    const db = open({ maxConnections: 8 });
    const backend = {
      statement: statement<{ pid: number }>('SELECT pg_backend_pid() AS pid'),
      values: {},
    };
    const pidOf = async () => Number((await inOneRoundTrip(db, [backend]))[0]?.[0]?.pid);
    const pids = new Set(await Promise.all(Array.from({ length: 9 }, pidOf)));
    for (const pid of pids) freezer.freeze(pid);
    const failures = await Promise.all(Array.from({ length: 9 }, () => failureOf(pidOf())));
    expect(new Set(failures.map(classifyDatabaseError))).toEqual(new Set(['unavailable']));
    expect(pids).not.toContain(await pidOf());
  });

  it('does not close the connection when the answer comes in time', async () => {
    const db = open({ queryDeadline: 60_000 });
    const pid = await backendOf(db);
    await failureOf(db.raw('SELECT nothing'));
    await db.transaction((trx) => trx.raw('SELECT 1'));
    expect(await backendOf(db)).toBe(pid);
  });
});

describe('a connection', () => {
  it('of a pipeline to a frozen server is closed all the same', async () => {
    const db = createDatabase(server.url);
    const backend = { statement: statement('SELECT pg_backend_pid() AS pid'), values: {} };
    const [[row] = []] = await inOneRoundTrip(db, [backend]);
    freezer.freeze(Number(row?.pid));
    await expect(db.destroy()).resolves.toBeUndefined();
  });

  it('that a frozen server does not set up fails as unavailable', async () => {
    freezer.freeze(server.pid);
    const db = open({ connectionWait: 300 });
    expect(classifyDatabaseError(await failureOf(db.raw('SELECT 1')))).toBe('unavailable');
    freezer.thaw();
    await expect.poll(() => db.raw('SELECT 1').catch(() => ({}))).toMatchObject({ rowCount: 1 });
  });

  it('whose server is frozen is closed all the same when the pool ends', async () => {
    const { db, socket } = await openFrozen();
    await db.destroy();
    expect(socket.destroyed).toBe(true);
  });
});

it('a request during a freeze is answered 503 and Retry-After, and the next one 200', async () => {
  const settings = readSettings({
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: server.url,
    LOG_LEVEL: 'silent',
    JWT_SECRET: 'j'.repeat(32),
    ENCRYPTION_KEY: 'e'.repeat(32),
    ROLE: 'api',
  });
  const database = { maxConnections: 1, queryDeadline: 200 };
  const running = await startServer(settings, { notice: 0, database });
  try {
    const health = () => sendRaw(running.url, { method: 'GET', path: '/api/health' });
    expect((await health()).status).toBe(200);
    freezer.freeze(await backendOf(running.context.db));
    const refused = await health();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await health()).status).toBe(200);
  } finally {
    freezer.thaw();
    await running.close();
  }
});
