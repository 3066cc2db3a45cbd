import { type ErrorCode, errorCodes } from '../../generated/error-codes.ts';
import type { components } from '../../generated/schema.ts';

export type Issue = components['schemas']['Issue'];
export type ErrorDetails = Omit<components['schemas']['ErrorDetails'], 'request_id'>;

interface ApiErrorOptions {
  /** The sentence for the caller; by default the one of the code. */
  readonly message?: string;
  /** One of the statuses that the code may have; the first by default. */
  readonly status?: number;
  /** More that the caller may know. */
  readonly details?: ErrorDetails;
  /** What really happened. It is logged, and never sent to the caller. */
  readonly cause?: unknown;
  /** Sent as Retry-After. */
  readonly retryAfterSeconds?: number;
  /** More headers of the reply, such as Allow. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal: a code and a sentence for the caller, and a private cause for the log. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: ErrorDetails;
  readonly retryAfterSeconds: number | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, options: ApiErrorOptions = {}) {
    super(options.message ?? errorCodes[code].message, { cause: options.cause });
    this.name = 'ApiError';
    this.code = code;
    this.status = options.status ?? errorCodes[code].status;
    this.details = options.details ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.headers = options.headers ?? {};
  }
}

/** 400: the request breaks the contract (A14). */
export function invalidRequest(issues: Issue[], cause?: unknown): ApiError {
  return new ApiError('VALIDATION_ERROR', { status: 400, details: { issues }, cause });
}

/** 422: well-formed, but impossible given our data (A14). */
export function impossibleRequest(path: string, message: string): ApiError {
  return new ApiError('VALIDATION_ERROR', {
    status: 422,
    details: { issues: [{ path, message }] },
  });
}
