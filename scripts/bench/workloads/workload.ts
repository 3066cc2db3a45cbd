import type { Client } from 'pg';
import type { LearnerKind } from '../database/learners.ts';
import type { BenchRequest } from '../load/messages.ts';

type Caller = BenchRequest['caller'];

/** One kind of request, as it is measured. */
export interface Workload {
  /** In recorded.json and in WORKLOADS. */
  readonly key: string;
  readonly title: string;
  readonly callers: LearnerKind;
  /** How many are sent, as a part of the usual number: less for what takes long. */
  readonly part: number;
  /** How many of them each caller sends within one measurement; the limit is 100 a minute. */
  readonly perCaller: number;
  /** Brings the database back to where every measurement starts. */
  readonly reset?: (db: Client) => Promise<void>;
  /** The request number `index` of a measurement, which is this caller's number `turn`. */
  readonly request: (caller: Caller, index: number, turn: number) => BenchRequest;
  /** Fields of the reply that differ each time, so that only their type can be compared. */
  readonly random?: readonly string[];
}

/** Requests enough for a measurement, each caller of the block taking turns. */
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
 * Hands out callers in turn. Every measurement takes the next ones, so nobody meets a limit, and
 * sessions are used as in life: many requests in a row, then nothing for a while.
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
