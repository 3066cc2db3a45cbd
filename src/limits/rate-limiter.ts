import { isIP } from 'node:net';
import type { Request, Response } from 'express';
import {
  ipKeyGenerator,
  type RateLimitRequestHandler,
  rateLimit,
  type Store,
} from 'express-rate-limit';
import {
  type RateLimitName,
  type RateLimitPolicy,
  rateLimits,
} from '../../generated/operations.ts';
import { SECOND } from '../clock.ts';
import { ApiError } from '../contract/api-error.ts';
import type { Principal } from '../contract/principal.ts';
import type { LimitedCall, RateLimiter } from '../contract/rate-limiter.ts';
import { OneAtATime } from './one-at-a-time.ts';

interface Bucket {
  readonly policy: RateLimitPolicy;
  readonly store: Store;
  readonly limit: RateLimitRequestHandler;
}

/** A10: an IPv6 customer has a /56. */
const IPV6_SUBNET = 56;

/**
 * The limits that the contract names (S-104 to S-108), counted in one store per policy.
 * @param createStore makes the store of a policy; a failing store is a 503, never an open door
 */
export function createRateLimiter(createStore: (name: RateLimitName) => Store): RateLimiter {
  const keys = new WeakMap<Request, string>();
  const buckets = new Map<RateLimitName, Bucket>();
  for (const [name, policy] of Object.entries(rateLimits) as [RateLimitName, RateLimitPolicy][]) {
    const store = createStore(name);
    buckets.set(name, { policy, store, limit: createLimit(name, policy, store, keys) });
  }
  const queue = new OneAtATime();

  async function take({ request, response }: LimitedCall, bucket: Bucket, key: string) {
    keys.set(request, key);
    await new Promise<void>((resolve, reject) => {
      const next = (error?: unknown) => (error ? reject(asUnavailable(error)) : resolve());
      Promise.resolve(bucket.limit(request, response, next)).catch(next);
    });
  }

  function bucketsOf({ operation }: LimitedCall, ...scopes: RateLimitPolicy['per'][]): Bucket[] {
    return operation.rateLimits
      .map((name) => buckets.get(name))
      .filter((bucket) => bucket !== undefined)
      .filter(({ policy }) => scopes.includes(policy.per));
  }

  return {
    async guard(call) {
      const guard = buckets.get('guard');
      if (guard && call.operation.rateLimits.length > 0) await take(call, guard, addressOf(call));
    },

    async beforeBody(call, principal) {
      for (const bucket of bucketsOf(call, 'ip', 'principal')) {
        const perAddress = bucket.policy.per === 'ip' || principal === undefined;
        await take(call, bucket, perAddress ? addressOf(call) : keyOf(principal));
      }
    },

    async around(call, body, run) {
      const address = addressOf(call);
      const person = `${address} ${emailOf(body)}`;
      const byBody = bucketsOf(call, 'ip+email');
      const refundable = bucketsOf(call, 'ip', 'ip+email').filter(
        ({ policy }) => policy.counts === 'failures',
      );
      const attempt = async () => {
        for (const bucket of byBody) await take(call, bucket, person);
        const outcome = await settle(run);
        for (const { policy, store } of isFailure(outcome) ? [] : refundable) {
          await store.decrement(policy.per === 'ip' ? address : person);
        }
        if ('error' in outcome) throw outcome.error;
        return outcome.answer;
      };
      return refundable.length > 0 ? queue.run(person, attempt) : attempt();
    },
  };
}

type Outcome<Answer> = { readonly answer: Answer } | { readonly error: unknown };

async function settle<Answer>(run: () => Promise<Answer>): Promise<Outcome<Answer>> {
  try {
    return { answer: await run() };
  } catch (error) {
    return { error };
  }
}

/** A refusal; neither a fault of ours nor the question for a second factor (A2). */
function isFailure(outcome: Outcome<unknown>): boolean {
  if (!('error' in outcome) || !(outcome.error instanceof ApiError)) return false;
  return outcome.error.status < 500 && outcome.error.code !== 'AUTH_MFA_REQUIRED';
}

function createLimit(
  name: RateLimitName,
  policy: RateLimitPolicy,
  store: Store,
  keys: WeakMap<Request, string>,
): RateLimitRequestHandler {
  return rateLimit({
    identifier: name,
    limit: policy.limit,
    windowMs: policy.window_seconds * SECOND,
    // The guard is a safety net, not something to plan by.
    standardHeaders: name === 'guard' ? false : 'draft-8',
    legacyHeaders: false,
    passOnStoreError: false,
    validate: false,
    store,
    keyGenerator: (request) => keys.get(request) ?? '',
    handler: (_request, response: Response, next) => {
      next(tooMany(response, policy));
    },
  });
}

/** The library has set Retry-After by now, but for a limit without headers. */
function tooMany(response: Response, { code, window_seconds }: RateLimitPolicy): ApiError {
  const told = response.getHeader('Retry-After');
  return new ApiError(code, told === undefined ? { retryAfterSeconds: window_seconds } : {});
}

function asUnavailable(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError('SERVICE_UNAVAILABLE', { cause: error, retryAfterSeconds: 1 });
}

/** Some proxies add a port; what is no address at all counts for the one who sent it. */
function addressOf({ request }: LimitedCall): string {
  const told = (request.ip ?? '').replace(/^\[(.*)\](?::\d+)?$|^([^:]*):\d+$/, '$1$2');
  const address = isIP(told) === 0 ? (request.socket?.remoteAddress ?? '') : told;
  return ipKeyGenerator(address, IPV6_SUBNET);
}

function keyOf(principal: Principal): string {
  return principal.kind === 'user' ? `user ${principal.userId}` : `key ${principal.keyId}`;
}

function emailOf(body: unknown): string {
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : '';
  return String(email).toLowerCase();
}
