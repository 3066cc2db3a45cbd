import { SECOND } from '../../clock.ts';
import { BoundedQueue } from '../../limits/bounded-queue.ts';

/**
 * The most expensive search keeps a processor of the database busy for a tenth of a second. So
 * searches run one at a time, which leaves processors and connections to other requests, even on a
 * small machine. A search that has to wait too long is refused, also when the database
 * hangs.
 */
export const SEARCH_LIMITS = {
  atOnce: 1,
  waiting: 50,
  waitingOfOne: 25,
  longestWait: 10 * SECOND,
} as const;

/** All searches of this process. */
export const searches = new BoundedQueue(SEARCH_LIMITS);
