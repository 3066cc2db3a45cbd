import { SECOND } from '../../clock.ts';
import { BoundedQueue } from '../../limits/bounded-queue.ts';

/**
 * the dearest search keeps a processor of the database busy for a tenth of a second. One at
 * a time leaves processors and connections to everybody else, also on the smallest machine. Whoever
 * waits is answered within seconds, also when the database hangs.
 */
export const SEARCH_LIMITS = {
  atOnce: 1,
  waiting: 50,
  waitingOfOne: 25,
  longestWait: 10 * SECOND,
} as const;

/** All searches of this process. */
export const searches = new BoundedQueue(SEARCH_LIMITS);
