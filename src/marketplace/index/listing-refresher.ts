import type { Knex } from 'knex';
import { SECOND } from '../../clock.ts';
import { refreshStaleListings } from './listings.queries.ts';

/** Small enough that one batch holds the listings' lock for some 50 ms. */
const BATCH = 500;

export interface RefresherOptions {
  readonly db: Knex;
  readonly logger: { error(facts: object, message: string): void };
  /** Pause between two looks at the queue, in ms. */
  readonly intervalMs?: number;
}

export interface ListingRefresher {
  /** Resolves when the batch under way is finished; nothing runs after that. */
  stop(): Promise<void>;
}

/**
 * Brings every listing up to date that is stale by now and returns how many it wrote. Ends also
 * while others keep writing: a batch that is not full is the last. Any number of
 * processes may do this at once: the queue hands each entry to one of them.
 */
export async function drainListingRefreshes(
  db: Knex,
  onProgress: (listings: number) => void = () => undefined,
): Promise<number> {
  let written = 0;
  let taken: number;
  do {
    taken = await refreshBatch(db);
    written += taken;
    onProgress(written);
  } while (taken === BATCH);
  return written;
}

/** The queue entries go with the transaction that does their work: a kill repeats, never loses. */
function refreshBatch(db: Knex): Promise<number> {
  return db.transaction((trx) => refreshStaleListings(trx, BATCH));
}

/**
 * Keeps listings at most about a second behind the courses. Enrollments and reviews only
 * append to a queue, so that no request ever waits for the marketplace's indexes.
 */
export function startListingRefresher(options: RefresherOptions): ListingRefresher {
  const { db, logger, intervalMs = SECOND } = options;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();

  function schedule(): void {
    timer = setTimeout(() => {
      round = run();
    }, intervalMs);
    timer.unref();
  }

  async function run(): Promise<void> {
    try {
      // A batch that is not full waits for the next round: one write each costs far more.
      while (!stopped && (await refreshBatch(db)) === BATCH);
    } catch (error) {
      // The queue still holds the work; the next round takes it up again.
      logger.error({ err: error }, 'refreshing marketplace listings failed');
    }
    if (!stopped) schedule();
  }

  schedule();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
