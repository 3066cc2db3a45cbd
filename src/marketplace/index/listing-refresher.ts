import type { Knex } from 'knex';
import { SECOND } from '../../clock.ts';
import { refreshStaleListings } from './listings.queries.ts';

/** The courses of a batch: few enough to hold the lock of the listings for only about 50 ms. */
const BATCH = 500;

export interface RefresherOptions {
  readonly db: Knex;
  readonly logger: { error(facts: object, message: string): void };
  /** In ms: the pause before the queue is looked at again. */
  readonly intervalMs?: number;
}

export interface ListingRefresher {
  /** Resolves when the current batch is finished; nothing runs after that. */
  stop(): Promise<void>;
}

/**
 * Writes every queued listing anew and returns how many. It stops after the first batch that is not
 * full, so that it ends even if others keep adding to the queue. Several processes may do this at
 * once: each entry of the queue is handled by one of them.
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

/** The queue entries are deleted in the transaction that does their work: a kill loses none. */
function refreshBatch(db: Knex): Promise<number> {
  return db.transaction((trx) => refreshStaleListings(trx, BATCH));
}

/**
 * Refreshes the listings in the background, so that they are about a second behind the courses at
 * most. Enrollments and reviews only add to a queue, so that no request waits for the indexes of
 * the marketplace.
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
      // Goes on only after a full batch: entries that come now are better done together, after the
      // pause.
      while (!stopped && (await refreshBatch(db)) === BATCH);
    } catch (error) {
      // The queue still has the entries, so they are tried again after the pause.
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
