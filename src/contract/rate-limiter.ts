import type { RateLimitName } from '../../generated/operations.ts';
import type { ReplyHeaders } from './reply-headers.ts';
import type { Operation } from './router.ts';

/** A hit that was counted before the outcome of the call was known: it may be given back. */
export interface CountedHit {
  readonly limit: RateLimitName;
  readonly key: string;
}

/** What the rate limits need to know of a call. */
export interface LimitedCall {
  /** The client's address, also when the request came through trusted proxies. */
  readonly address: string;
  readonly operation: Operation;
  /** The limits add their RateLimit headers here. */
  readonly headers: ReplyHeaders;
  /** The hits that `settle` has not kept or given back yet. */
  readonly hits: CountedHit[];
}

/** The limits of an operation, in the order of R-08. Each throws ApiError 429 when used up. */
export interface RateLimiter {
  /** The wide limit per address, named `guard`, before anything else is looked at. */
  guard(call: LimitedCall): Promise<void> | undefined;
  /** The limits per address and per caller, before the body is read. */
  beforeBody(call: LimitedCall, callerKey: string | undefined): Promise<void> | undefined;
  /**
   * Runs the handler under the limits that count by a field of the body. Calls with the same value
   * of the field run one at a time, so that parallel guesses cannot be more than allowed.
   */
  around<Answer>(call: LimitedCall, body: unknown, run: () => Promise<Answer>): Promise<Answer>;
  /** Gives back the hits that do not count with this outcome: success, or `error`. */
  settle(call: LimitedCall, error?: unknown): Promise<void>;
  /** Gives back every hit, because the caller turned out not to be signed in. */
  giveBack(call: LimitedCall): Promise<void>;
}
