import type { Caller } from './database/learners.ts';
import type { LoadJob, LoadResult } from './load/job.ts';
import { LoadProcess } from './load/load-process.ts';
import { toBytes } from './load/messages.ts';

/**
 * How many clients search at the same time. Each searches again as soon as it is answered.
 */
const SEARCHERS = 20;

/**
 * Ms between two GET me, so that they are measured at all moments and not only when few searches
 * run.
 */
const PAUSE = 20;

/** Searches in one job of the load generator; further jobs follow until GET me is measured. */
const AT_ONCE = 100;

/**
 * How long GET me takes for others while nobody searches, and while 20 clients send the most
 * expensive searches, all of them different. Searches and GET me are sent by two processes, so that
 * neither waits for the other.
 */
export async function measureCrowd(port: number, apiKey: string, runs: number) {
  const caller: Caller = { userId: '', email: '', accessToken: apiKey, address: '127.0.0.1' };
  const [others, searchers] = [new LoadProcess(), new LoadProcess()];
  const me: LoadJob = {
    port,
    connections: 1,
    pause: PAUSE,
    ...requests(caller, Array(50).fill('/api/me'), Array(runs).fill('/api/me')),
  };
  try {
    const quiet = await others.run(me, nothing, nothing);
    const under = await whileSearching(searchers, port, caller, () =>
      others.run(me, nothing, nothing),
    );
    return {
      'GET me, quiet': row(quiet),
      [`GET me, ${SEARCHERS} searchers`]: row(under.result),
      'a search among them': row(under.search),
    };
  } finally {
    await Promise.all([others.stop(), searchers.stop()]);
  }
}

function row({ p50, p99 }: LoadResult) {
  return { 'p50 ms': p50.toFixed(1), 'p99 ms': p99.toFixed(1) };
}

/** Starts the searches, measures while they run, and then ends them. */
async function whileSearching(
  load: LoadProcess,
  port: number,
  caller: Caller,
  measure: () => Promise<LoadResult>,
): Promise<{ result: LoadResult; search: LoadResult }> {
  let sent = 0;
  let measured = false;
  const paths = (count: number) => Array.from({ length: count }, () => dearSearch(sent++));
  const job = (): LoadJob => ({
    port,
    connections: SEARCHERS,
    ...requests(caller, paths(SEARCHERS), paths(AT_ONCE)),
  });
  const underWay = Promise.withResolvers<void>();
  const searching = (async () => {
    const first = await load.run(job(), underWay.resolve, nothing);
    while (!measured) await load.run(job(), nothing, nothing);
    return first;
  })();
  // `race`, so that a failing search is an error and does not leave this waiting for ever.
  await Promise.race([underWay.promise, searching]);
  const result = await measure().finally(() => {
    measured = true;
  });
  return { result, search: await searching };
}

function nothing(): void {}

function requests(caller: Caller, warmUp: readonly string[], counted: readonly string[]) {
  const bytes = (path: string) => toBytes({ method: 'GET', path, caller });
  return { warmUp: warmUp.map(bytes), requests: counted.map(bytes) };
}

const LETTERS = [...'aeiouypkstbcdgmr'];

/** Expensive search number n: words of many courses, typing errors, single letters. All differ. */
function dearSearch(n: number): string {
  const misspelt = `pyt${LETTERS[n % 16]}hon${LETTERS[(n >> 4) % 16]}`;
  const turned = [...LETTERS.slice(n % 16), ...LETTERS.slice(0, n % 16)];
  const texts = [
    `temel ${misspelt} ile ${misspelt}`,
    turned.slice(0, 10).join(' '),
    `ile konusunu öğrenin ${turned.slice(0, 3).join(' ')}`,
    `learn with part of the path ${turned[0]}`,
  ];
  const query = { search: texts[n % texts.length] ?? '', limit: String(1 + (n % 50)) };
  return `/api/marketplace?${new URLSearchParams(query)}`;
}
