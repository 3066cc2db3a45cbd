import { type Clock, plus } from '../../src/clock.ts';

/** Runs like the machine's clock, ahead of it by as much as it was moved, or stands still. */
export class MovableClock implements Clock {
  #ahead = 0;
  #heldAt: Date | undefined;

  now(): Date {
    return plus(this.#heldAt ?? new Date(), this.#ahead);
  }

  /** Until it is released only `advance` moves it, however slow the machine is. */
  hold(): void {
    this.#heldAt = new Date();
  }

  release(): void {
    this.#heldAt = undefined;
  }

  /** Lets `milliseconds` pass at once. */
  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }
}
