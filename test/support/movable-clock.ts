import { type Clock, plus } from '../../src/clock.ts';

/** Runs like the machine's clock, ahead of it by as much as it was moved. */
export class MovableClock implements Clock {
  #ahead = 0;

  now(): Date {
    return plus(new Date(), this.#ahead);
  }

  /** Lets `milliseconds` pass at once. */
  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }
}
