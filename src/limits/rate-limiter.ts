import { ipKeyGenerator } from 'express-rate-limit';
import { type RateLimitName, rateLimits } from '../../generated/operations.ts';
import type { Clock } from '../clock.ts';
import type { LimitedCall, RateLimiter } from '../contract/rate-limiter.ts';
import { Bucket, type CreateStore } from './bucket.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { countsAgainst } from './outcome.ts';

/** With IPv6 a customer usually has a whole /56 network, so that counts as one address (A10). */
const IPV6_SUBNET = 56;

interface Options {
  readonly clock: Clock;
  /** If the store fails, calls are answered with a 503; they are never let through. */
  readonly createStore: CreateStore;
  /** By the name of a field of the body: how its values are made comparable. */
  readonly fold: Readonly<Record<string, (value: string) => string>>;
}

/** The limits that the contract names (S-104 to S-108), counted in one store per policy. */
export function createRateLimiter({ clock, createStore, fold }: Options): RateLimiter {
  const buckets = new Map<RateLimitName, Bucket>();
  for (const name of Object.keys(rateLimits) as RateLimitName[]) {
    buckets.set(name, new Bucket(name, createStore, clock));
  }
  const bucketOf = (name: RateLimitName): Bucket => {
    const bucket = buckets.get(name);
    if (bucket === undefined) throw new Error(`there is no rate limit ${name}`);
    return bucket;
  };
  const guard = bucketOf('guard');
  const queue = new OneAtATime();

  async function take(call: LimitedCall, bucket: Bucket, key: string): Promise<void> {
    await bucket.hit(key, call.headers);
    if (bucket !== guard) call.hits.push({ limit: bucket.name, key });
  }

  /** Clears, gives back or keeps each hit of a call, as its limit says for this outcome. */
  async function settle(call: LimitedCall, error?: unknown): Promise<void> {
    for (const { limit, key } of call.hits.splice(0)) {
      const { policy, store } = bucketOf(limit);
      if (policy.cleared_by_success && error === undefined) await store.resetKey(key);
      else if (!countsAgainst(policy, error)) await store.decrement(key);
    }
  }

  return {
    settle,

    guard: (call) =>
      call.operation.rateLimits.length === 0 ? undefined : take(call, guard, networkOf(call)),

    async beforeBody(call, callerKey) {
      for (const name of call.operation.rateLimits) {
        const bucket = bucketOf(name);
        if (bucket.policy.per === 'ip+field') continue;
        const key = bucket.policy.per === 'principal' ? callerKey : undefined;
        await take(call, bucket, key ?? networkOf(call));
      }
    },

    around(call, body, run) {
      const keyed = call.operation.rateLimits.map(bucketOf).filter(({ policy }) => policy.field);
      const field = keyed[0]?.policy.field;
      if (field === undefined) return run();
      const value = fieldOf(body, field);
      const folded = fold[field]?.(value) ?? value;
      return queue.run(folded, async () => {
        for (const bucket of keyed) {
          await take(call, bucket, `${networkOf(call)} ${folded}`);
        }
        return settling(call, run, settle);
      });
    },

    async giveBack(call) {
      for (const { limit, key } of call.hits.splice(0)) await bucketOf(limit).store.decrement(key);
    },
  };
}

/** Runs a call and settles its hits at once, before the next call with the same key runs. */
async function settling<Answer>(
  call: LimitedCall,
  run: () => Promise<Answer>,
  settle: (call: LimitedCall, error?: unknown) => Promise<void>,
): Promise<Answer> {
  let answer: Answer;
  try {
    answer = await run();
  } catch (error) {
    await settle(call, error);
    throw error;
  }
  await settle(call);
  return answer;
}

function networkOf({ address }: LimitedCall): string {
  return ipKeyGenerator(address, IPV6_SUBNET);
}

function fieldOf(body: unknown, field: string): string {
  if (typeof body !== 'object' || body === null) return '';
  return String((body as Record<string, unknown>)[field] ?? '');
}
