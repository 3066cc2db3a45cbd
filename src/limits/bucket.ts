import { type RateLimitRequestHandler, rateLimit, type Store } from 'express-rate-limit';
import {
  type RateLimitName,
  type RateLimitPolicy,
  rateLimits,
} from '../../generated/operations.ts';
import { SECOND } from '../clock.ts';
import { ApiError } from '../contract/api-error.ts';

export type CreateStore = (name: RateLimitName) => Store;

/** One limit of the contract: its policy, its counts, and what counts a hit. */
export interface Bucket {
  readonly name: RateLimitName;
  readonly policy: RateLimitPolicy;
  readonly store: Store;
  /** Counts a hit of the key that stands in the request's place of `ip`. */
  readonly limit: RateLimitRequestHandler;
}

export function createBucket(name: RateLimitName, createStore: CreateStore): Bucket {
  const policy: RateLimitPolicy = rateLimits[name];
  const store = createStore(name);
  return { name, policy, store, limit: createLimit(name, policy, store) };
}

function createLimit(name: RateLimitName, policy: RateLimitPolicy, store: Store) {
  // The wide guard is a safety net, not something to plan by: only its refusal tells of it.
  const isGuard = name === 'guard';
  return rateLimit({
    identifier: name,
    limit: policy.limit,
    windowMs: policy.window_seconds * SECOND,
    standardHeaders: isGuard ? false : 'draft-8',
    legacyHeaders: false,
    passOnStoreError: false,
    validate: false,
    store,
    keyGenerator: (request) => request.ip ?? '',
    handler: (_request, response, next) => {
      if (isGuard) {
        const seconds = policy.window_seconds;
        response.append('RateLimit-Policy', `"${name}"; q=${policy.limit}; w=${seconds}`);
        response.append('RateLimit', `"${name}"; r=0; t=${seconds}`);
      }
      next(tooMany(response.getHeader('Retry-After'), policy));
    },
  });
}

/** The library has set Retry-After by now, but for the guard. */
function tooMany(retryAfter: unknown, { code, window_seconds }: RateLimitPolicy): ApiError {
  return new ApiError(code, retryAfter === undefined ? { retryAfterSeconds: window_seconds } : {});
}
