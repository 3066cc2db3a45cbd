/** What the load generator has to send. */
export interface LoadJob {
  readonly port: number;
  readonly connections: number;
  /** Requests that are sent first and not measured. */
  readonly warmUp: readonly string[];
  readonly requests: readonly string[];
  /** Ms that a connection waits before its next request; none by default. */
  readonly pause?: number;
}

/** Times of one request in ms. */
export interface LoadResult {
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
  /** Mean size of a reply, headers included. */
  readonly bytes: number;
  /**
   * The load generator's CPU for one request in µs, to see that it is not what limits the speed.
   */
  readonly loadCpu: number;
}

/**
 * The messages between the two processes, in order: job, `warm`, `go`, result, and at last `end`.
 */
export type ToLoad = { readonly job: LoadJob } | 'go' | 'end';
export type FromLoad = 'warm' | { readonly result: LoadResult } | { readonly failure: string };
