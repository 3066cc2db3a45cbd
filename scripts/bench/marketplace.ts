import { type Clock, plus, SECOND, systemClock } from '../../src/clock.ts';
import { readSettings } from '../../src/config.ts';
import { DEMO_API_KEY } from '../../src/demo/walk-through.ts';
import { startServer } from '../../src/server.ts';
import { type Case, marketplaceCases } from './marketplace-cases.ts';
import { measureCrowd } from './marketplace-crowd.ts';

/**
 * `make bench-marketplace`: how fast the marketplace in the database of DATABASE_URL or DATA_DIR
 * answers. Fill it with `make seed COURSES=100000` first. Everything is measured RUNS times, in ms,
 * in three ways: calling the function that the handler calls; over HTTP, with client and server in
 * this process; and `bare`, a prepared statement written by hand for the same page without the
 * total. At the end it measures what searches cost others: GET me while 20 clients search.
 */
const RUNS = Number(process.env.RUNS || '200');
if (!Number.isInteger(RUNS) || RUNS < 1) throw new Error('RUNS must be a whole number from 1.');

// Rate limits stay on. So that they allow all requests, the clock goes on by one second each time
// it is read.
let ahead = 0;
const clock: Clock = {
  now() {
    ahead += SECOND;
    return plus(systemClock.now(), ahead);
  },
};
const settings = readSettings();
const server = await startServer(
  { ...settings, port: 0, contractCheck: 'off', logLevel: 'silent' },
  { clock },
);
try {
  if (process.env.PART !== 'crowd') await bench();
  const port = Number(new URL(server.url).port);
  console.table(await measureCrowd(port, DEMO_API_KEY, RUNS));
} finally {
  await server.close();
}

async function bench(): Promise<void> {
  const { db } = server.context;
  const client = await db.client.acquireConnection();
  try {
    const category = await client.query('SELECT id FROM categories ORDER BY slug DESC LIMIT 1');
    const rows: Record<string, object> = {};
    for (const one of marketplaceCases(category.rows[0].id)) {
      rows[one.name] = await timesOf(one, {
        query: () => one.query(db),
        bare: () => client.query({ name: one.name, text: one.bare }),
        http: () => get(one.path),
      });
    }
    console.table(rows);
  } finally {
    await db.client.releaseConnection(client);
  }
}

type Ways = Readonly<Record<'query' | 'bare' | 'http', () => Promise<unknown>>>;

async function timesOf(one: Case, ways: Ways): Promise<object> {
  const own = await measure(ways.query);
  const floor = one.bare === undefined ? undefined : await measure(ways.bare);
  const http = await measure(ways.http);
  return {
    'p50 ms': own.p50.toFixed(2),
    'p95 ms': own.p95.toFixed(2),
    'bare p50': floor?.p50.toFixed(2) ?? '',
    ratio: floor ? (own.p50 / floor.p50).toFixed(2) : '',
    'http p50': http.p50.toFixed(2),
    'http p95': http.p95.toFixed(2),
  };
}

async function get(path: string): Promise<void> {
  const headers = { authorization: `Bearer ${DEMO_API_KEY}` };
  const response = await fetch(`${server.url}${path}`, { headers });
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  await response.arrayBuffer();
}

async function measure(run: () => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  for (let warm = 0; warm < 20; warm += 1) await run();
  const times: number[] = [];
  for (let count = 0; count < RUNS; count += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { p50: at(times, 0.5), p95: at(times, 0.95) };
}

function at(times: readonly number[], fraction: number): number {
  return times[Math.floor(times.length * fraction)] ?? Number.NaN;
}
