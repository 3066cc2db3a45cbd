import type { RateLimitPolicy } from '../../generated/operations.ts';
import { ApiError } from '../contract/api-error.ts';

/** Statuses of requests that are refused for their form alone. */
const BROKEN_INPUT = new Set([400, 406, 413, 415]);

/** Whether a call with this outcome counts against the limit (A10). No `error` means success. */
export function countsAgainst({ counts, exempt_codes }: RateLimitPolicy, error?: unknown): boolean {
  if (counts === 'all') return true;
  const refusal = error instanceof ApiError && error.status < 500 ? error : undefined;
  // A fault of the server must not use up a client's attempts.
  if (error !== undefined && refusal === undefined) return false;
  if (counts === 'accepted') return refusal === undefined || !BROKEN_INPUT.has(refusal.status);
  return refusal !== undefined && !exempt_codes.includes(refusal.code);
}
