/** The only place that reads the time; tests hand in a clock they can move. */
export interface Clock {
  now(): Date;
  /**
   * A moment of this clock as the machine's own clock would name it, for libraries that
   * subtract `Date.now()` themselves. The system clock returns it unchanged.
   */
  toMachineTime(moment: Date): Date;
}

export const systemClock: Clock = {
  now: () => new Date(),
  toMachineTime: (moment) => moment,
};

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function plus(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() + milliseconds);
}
