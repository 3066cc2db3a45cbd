import { errorBody } from '../http/error-body.ts';
import type { HttpRequest, HttpResponse } from '../http/messages.ts';
import { SECURITY_HEADERS } from '../http/security-headers.ts';
import type { Logger } from '../logger.ts';
import { ApiError, invalidRequest } from './api-error.ts';

/**
 * What an error of the database means: `unavailable` for one that goes away by itself, `badInput`
 * for a value that cannot be stored, undefined for a fault of the server.
 */
export type ErrorClassifier = (error: unknown) => 'unavailable' | 'badInput' | undefined;

export type ErrorHandler = (thrown: unknown, request: HttpRequest, response: HttpResponse) => void;

/** Turns every error of a request into a reply (S-87). Its cause is only logged. */
export function createErrorHandler(logger: Logger, classify: ErrorClassifier): ErrorHandler {
  return (thrown, request, response) => {
    // The connection has replied already, because the body broke off or did not come in time.
    if (response.writableEnded) return;
    const error = toApiError(thrown, classify);
    log(logger, error, request.method, response);
    response.locals.errorCode = error.code;
    // The caller has a part of a reply already, and must not take it for the whole.
    if (response.headersSent) response.destroy();
    else sendError(response, error);
  };
}

/** Sends an error in the form that the contract declares. */
export function sendError(response: HttpResponse, error: ApiError): void {
  const requestId = response.locals.requestId;
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  response.setHeader('X-Request-Id', requestId);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Vary', 'Origin');
  for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
  if (error.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="7P Education"');
  if (error.retryAfterSeconds !== undefined) {
    response.setHeader('Retry-After', String(error.retryAfterSeconds));
  }
  // Not `response.json`, which the second reader has replaced by its own.
  const text = JSON.stringify(errorBody(error.code, error.message, requestId, error.details));
  response.statusCode = error.status;
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}

function toApiError(thrown: unknown, classify: ErrorClassifier): ApiError {
  if (thrown instanceof ApiError) return thrown;
  const meaning = classify(thrown);
  if (meaning === 'unavailable') {
    return new ApiError('SERVICE_UNAVAILABLE', { cause: thrown, retryAfterSeconds: 1 });
  }
  if (meaning === 'badInput') {
    return invalidRequest(
      [{ path: 'request', message: 'holds a value that cannot be stored' }],
      thrown,
    );
  }
  return new ApiError('INTERNAL_ERROR', { cause: thrown });
}

function log(logger: Logger, error: ApiError, method: string, response: HttpResponse): void {
  const facts = {
    request_id: response.locals.requestId,
    operation: response.locals.operationId,
    method,
    status: error.status,
    code: error.code,
  };
  if (error.status >= 500) logger.error({ ...facts, err: error.cause ?? error }, 'request failed');
  else logger.debug({ ...facts, cause: error.cause }, 'request refused');
}
