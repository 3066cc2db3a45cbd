import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Logger } from '../logger.ts';

/** One line per request: what was called, what came of it, and how long it took in ms. */
export function logRequests(logger: Logger): RequestHandler {
  if (!logger.isLevelEnabled('info')) return (_request, _response, next) => next();
  return (request: Request, response: Response, next: NextFunction) => {
    const start = performance.now();
    // Not `finish`: a caller who hangs up leaves a line, too.
    response.on('close', () => {
      const { operationId } = response.locals;
      logger.info(
        {
          request_id: response.locals.requestId,
          operation: operationId,
          status: response.statusCode,
          ms: Math.round((performance.now() - start) * 10) / 10,
        },
        `${request.method} ${pathOf(request)}`,
      );
    });
    next();
  };
}

/** Without the query, which may hold what somebody searched for. */
function pathOf(request: Request): string {
  return (request.originalUrl.split('?', 1)[0] ?? '').slice(0, 200);
}
