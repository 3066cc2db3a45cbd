import type { Clock } from '../../src/clock.ts';

/** A clock that always shows this moment. */
export function stoppedClock(moment: Date): Clock {
  return { now: () => moment };
}
