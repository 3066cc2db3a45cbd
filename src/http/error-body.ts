import type { ErrorCode } from '../../generated/error-codes.ts';

/** Every error of every status has this body (S-87). */
export function errorBody(
  code: ErrorCode,
  message: string,
  requestId: string,
  details: object = {},
): object {
  return { success: false, error: message, code, details: { ...details, request_id: requestId } };
}
