import { type Logger, withoutRedaction } from '../logger.ts';
import { truncateAddress } from './client-address.ts';
import type { HttpRequest, HttpResponse } from './messages.ts';

/** Somebody guesses, or calls too often: an operator wants to know from where. */
const SUSPICIOUS = new Set([401, 423, 429]);

/**
 * One line per request: what was called, what came of it, and how long it took in ms. A request
 * whose reply did not leave whole has no status and is called aborted. Health probes that find
 * everything well are only of interest to somebody who debugs. A refused credential and a limit
 * that is used up have no line of their own, so that nobody can fill the log with them; this one
 * names the code of the error and the client's network.
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
    // Not `finish`: a caller who hangs up leaves a line, too.
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

/** Without the query, which may hold what somebody searched for. */
function pathOf(url: string): string {
  return (url.split('?', 1)[0] ?? '').slice(0, 200);
}
