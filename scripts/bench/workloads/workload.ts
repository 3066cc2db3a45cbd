import type { Client } from 'pg';
import type { LearnerKind } from '../database/learners.ts';
import type { BenchRequest } from '../load/messages.ts';

type Caller = BenchRequest['caller'];

/** One kind of request that is measured. */
export interface Workload {
  /** Its name in recorded.json and in WORKLOADS. */
  readonly key: string;
  readonly title: string;
  readonly callers: LearnerKind;
  /** How many requests are sent, as a part of the usual number: less if a request takes long. */
  readonly part: number;
  /** How many requests a caller sends in one measurement; the rate limit is 100 a minute. */
  readonly perCaller: number;
  /** Resets the database to the state with which every measurement starts. */
  readonly reset?: (db: Client) => Promise<void>;
  /** Makes request number `index` of a measurement, which is number `turn` of this caller. */
  readonly request: (caller: Caller, index: number, turn: number) => BenchRequest;
  /** Fields of the reply that differ each time, so that only their type can be compared. */
  readonly random?: readonly string[];
}

/** The requests of a measurement; the callers take turns. */
export function requestsOf(
  workload: Workload,
  block: readonly Caller[],
  count: number,
): BenchRequest[] {
  return Array.from({ length: count }, (_, index) => {
    const caller = block[index % block.length];
    if (caller === undefined) throw new Error(`nobody calls ${workload.key}`);
    return workload.request(caller, index, Math.floor(index / block.length));
  });
}

/**
 * Gives each measurement the next callers in turn, so that no caller reaches a rate limit. Sessions
 * are then used as they are by people: many requests in a row, then none for a while.
 */
export class Rota {
  readonly #callers: readonly Caller[];
  #next = 0;

  constructor(callers: readonly Caller[]) {
    this.#callers = callers;
  }

  take(count: number): Caller[] {
    if (count > this.#callers.length) {
      throw new Error(
        `${count} callers are needed and there are ${this.#callers.length}: fewer REQUESTS`,
      );
    }
    const from = this.#next + count > this.#callers.length ? 0 : this.#next;
    this.#next = from + count;
    return this.#callers.slice(from, from + count);
  }
}
