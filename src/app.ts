import { randomUUID } from 'node:crypto';
import cors from 'cors';
import express, {
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { createAuthenticator } from './auth/authenticate.ts';
import { foldEmail } from './auth/email.ts';
import type { Context } from './context.ts';
import { ApiError } from './contract/api-error.ts';
import { createErrorHandler } from './contract/error-handler.ts';
import { createSecondReader } from './contract/second-reader.ts';
import { serveOperations } from './contract/serve-operation.ts';
import { classifyDatabaseError } from './db/database-errors.ts';
import { walkThrough } from './demo/walk-through.ts';
import { createDocs } from './docs/docs.ts';
import { clientAddressReader } from './http/client-address.ts';
import { logRequests } from './http/request-log.ts';
import { SECURITY_HEADERS } from './http/security-headers.ts';
import { createRateLimiter } from './limits/rate-limiter.ts';
import { WindowStore } from './limits/window-store.ts';
import { operations } from './operations.ts';

/** The app: each `use` below is a step that a request passes through, in this order. */
export function createApp(context: Context): Express {
  const { config, logger, clock } = context;
  // Only proxies in the named ranges are believed: otherwise every client could choose the
  // address that it is counted under.
  const addressOf = clientAddressReader(config.trustedProxies, logger);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');

  app.use(nameRequest);
  app.use(logRequests(logger, addressOf));
  app.use(answerOtherOrigins(config.corsOrigins));
  app.use(
    serveOperations({
      context,
      handlers: operations,
      authenticate: createAuthenticator(context),
      limiter: createRateLimiter({
        clock,
        createStore: () => new WindowStore(clock),
        fold: { email: foldEmail },
      }),
      addressOf,
      secondReader: config.contractCheck === 'strict' ? createSecondReader() : undefined,
    }),
  );
  app.use(setSecurityHeaders);
  app.use(
    createDocs({
      origin: new URL(config.appUrl).origin,
      demo: config.demo ? walkThrough : undefined,
    }),
  );
  app.use(() => {
    throw new ApiError('ROUTE_NOT_FOUND');
  });
  app.use(createErrorHandler(logger, classifyDatabaseError));
  return app;
}

function nameRequest(_request: Request, response: Response, next: NextFunction): void {
  response.locals.requestId = randomUUID();
  next();
}

/**
 * The CORS headers for pages of other origins. A request without an Origin header does not
 * come from such a page, so it needs none of them.
 */
function answerOtherOrigins(allowed: readonly string[]): RequestHandler {
  const decide = cors({
    origin: [...allowed],
    exposedHeaders: ['X-Request-Id', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'ETag'],
    preflightContinue: true,
    maxAge: 600,
  });
  return (request, response, next) => {
    if (request.headers.origin === undefined) next();
    else decide(request, response, next);
  };
}

/** For replies to anything but an operation; operations set these headers themselves. */
function setSecurityHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.setHeaders(new Map(Object.entries(SECURITY_HEADERS)));
  response.setHeader('X-Request-Id', String(response.locals.requestId));
  response.vary('Origin');
  next();
}
