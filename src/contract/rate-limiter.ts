import type { Request, Response } from 'express';
import type { Principal } from './principal.ts';
import type { Operation } from './router.ts';

/** Who is calling what, as far as it is known when a limit is applied. */
export interface LimitedCall {
  readonly request: Request;
  readonly response: Response;
  readonly operation: Operation;
}

/** The limits of an operation, in the order of R-08. Each throws ApiError 429 when used up. */
export interface RateLimiter {
  /** The wide guard per address, before anything is looked up. */
  guard(call: LimitedCall): Promise<void>;
  /** The buckets of the address and of the principal, before the body is read. */
  beforeBody(call: LimitedCall, principal: Principal | undefined): Promise<void>;
  /**
   * The buckets keyed by a field of the body, around the handler: where only failures count,
   * calls of one key run one at a time, so that parallel guesses cannot outrun the count.
   */
  around<Answer>(call: LimitedCall, body: unknown, run: () => Promise<Answer>): Promise<Answer>;
}
