import type { RateLimitName } from '../../generated/operations.ts';
import type { ReplyHeaders } from './reply-headers.ts';
import type { Operation } from './router.ts';

/** A hit that was counted, and may have to be given back when the outcome is known. */
export interface CountedHit {
  readonly limit: RateLimitName;
  readonly key: string;
}

/** Who is calling what, as far as it is known when a limit is applied. */
export interface LimitedCall {
  /** Of the client, behind trusted proxies. */
  readonly address: string;
  readonly operation: Operation;
  /** Where the RateLimit headers of the reply are gathered. */
  readonly headers: ReplyHeaders;
  /** What `settle` has not decided about yet. */
  readonly hits: CountedHit[];
}

/** The limits of an operation, in the order of R-08. Each throws ApiError 429 when used up. */
export interface RateLimiter {
  /** The wide guard per address, before anything is looked up. */
  guard(call: LimitedCall): Promise<void> | undefined;
  /** The buckets of the address and of the caller, before the body is read. */
  beforeBody(call: LimitedCall, callerKey: string | undefined): Promise<void> | undefined;
  /**
   * The buckets keyed by a field of the body, around the handler. Calls with the same value of the
   * field run one at a time, so that parallel guesses cannot outrun the count.
   */
  around<Answer>(call: LimitedCall, body: unknown, run: () => Promise<Answer>): Promise<Answer>;
  /** Gives back the hits that do not count, now that the outcome is known. */
  settle(call: LimitedCall, error?: unknown): Promise<void>;
  /** Gives back every hit: the caller turned out not to be signed in. */
  giveBack(call: LimitedCall): Promise<void>;
}
