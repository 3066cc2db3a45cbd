import type { RateLimitPolicy } from '../../generated/operations.ts';
import { ApiError } from '../contract/api-error.ts';

/** Refusals of what was sent, whoever sent it and whatever is stored. */
const BROKEN_INPUT = new Set([400, 406, 413, 415]);

/** Whether a call that ended like this uses up one of its policy's hits (A10). */
export function countsAgainst({ counts, exempt_codes }: RateLimitPolicy, error?: unknown): boolean {
  if (counts === 'all') return true;
  const refusal = error instanceof ApiError && error.status < 500 ? error : undefined;
  // A fault of ours is nobody's attempt.
  if (error !== undefined && refusal === undefined) return false;
  if (counts === 'accepted') return refusal === undefined || !BROKEN_INPUT.has(refusal.status);
  return refusal !== undefined && !exempt_codes.includes(refusal.code);
}
