import { HOUR, plus } from '../clock.ts';

export const DEMO_START = new Date('2025-06-01T07:00:00.000Z');
/** The last moment at which anything in the demo happened. */
export const DEMO_END = new Date('2025-08-15T06:00:00.000Z');

/** A fraction in [0, 1) that looks random and is the same for the same numbers on every machine. */
export function scatter(...numbers: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const number of numbers) {
    hash = Math.imul(hash ^ number, 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash ^= hash >>> 12;
  }
  return (hash >>> 0) / 2 ** 32;
}

/** The moment at that fraction of the time from one to the other, in whole seconds. */
export function between(from: Date, to: Date, fraction: number): Date {
  const seconds = Math.floor(((to.getTime() - from.getTime()) / 1000) * fraction);
  return plus(from, seconds * 1000);
}

/** A moment that differs for every course, because 5 and 64 have no common divisor. */
export function publishedAt(course: number): Date {
  return plus(DEMO_START, 48 * HOUR + ((course * 5) % 64) * 16.5 * HOUR);
}

export function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

export function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
