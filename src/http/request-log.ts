import { type Logger, withoutRedaction } from '../logger.ts';
import { truncateAddress } from './client-address.ts';
import type { HttpRequest, HttpResponse } from './messages.ts';

/** With these statuses somebody may be guessing passwords: the log names the client's network. */
const SUSPICIOUS = new Set([401, 423, 429]);

/**
 * Logs one line per request: what was called, the status, and how long it took in ms. A request
 * whose reply was not sent completely is called aborted and has no status. Successful health probes
 * are logged at debug only. A refused credential and a used-up limit have no further line, so that
 * nobody can fill the log with them; the line of the request names the code of the error and the
 * client's network.
 */
export function logRequests(
  logger: Logger,
  addressOf: (request: HttpRequest) => string,
): (request: HttpRequest, response: HttpResponse) => void {
  if (!logger.isLevelEnabled('info')) return () => undefined;
  const lines = withoutRedaction(logger);
  return (request, response) => {
    const start = performance.now();
    const { method, url } = request;
    // Not `finish`, which does not come when the client closes the connection early.
    response.on('close', () => {
      const { operationId, errorCode } = response.locals;
      const answered = response.writableFinished;
      const probe = operationId === 'getHealth' && answered && response.statusCode === 200;
      lines[probe ? 'debug' : 'info'](
        {
          request_id: response.locals.requestId,
          operation: operationId,
          ...(answered ? { status: response.statusCode } : { aborted: true }),
          ...(errorCode === undefined ? {} : { code: errorCode }),
          ...(SUSPICIOUS.has(response.statusCode) && {
            client: truncateAddress(addressOf(request)),
          }),
          ms: Math.round((performance.now() - start) * 10) / 10,
        },
        `${method} ${pathOf(url)}`,
      );
    });
  };
}

/** The path without the query, which may contain what somebody searched for. */
function pathOf(url: string): string {
  return (url.split('?', 1)[0] ?? '').slice(0, 200);
}
