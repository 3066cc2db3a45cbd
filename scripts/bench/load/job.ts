/** What the load generator is asked to send. */
export interface LoadJob {
  readonly port: number;
  readonly connections: number;
  /** Sent first and not measured. */
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
  /** CPU of the load generator for one request, µs: to see that it is not the bottleneck. */
  readonly loadCpu: number;
}

/** What the two processes say to each other: a job, `warm`, `go`, a result, and at last `end`. */
export type ToLoad = { readonly job: LoadJob } | 'go' | 'end';
export type FromLoad = 'warm' | { readonly result: LoadResult } | { readonly failure: string };
