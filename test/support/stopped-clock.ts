import type { Clock } from '../../src/clock.ts';

/** A clock at which it is always this moment. */
export function stoppedClock(moment: Date): Clock {
  return { now: () => moment };
}
