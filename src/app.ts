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
import { sharedSecondReader } from './contract/second-reader.ts';
import { serveOperations } from './contract/serve-operation.ts';
import { classifyDatabaseError } from './db/database-errors.ts';
import { createDocs } from './docs/docs.ts';
import { clientAddressReader } from './http/client-address.ts';
import { logRequests } from './http/request-log.ts';
import { SECURITY_HEADERS } from './http/security-headers.ts';
import { createRateLimiter } from './limits/rate-limiter.ts';
import { WindowStore } from './limits/window-store.ts';
import { operations } from './operations.ts';

/** What a request passes through, in this order. */
export function createApp(context: Context): Express {
  const { config, logger, clock } = context;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');

  app.use(nameRequest);
  app.use(logRequests(logger));
  app.use(answerOtherOrigins(config.corsOrigins));
  app.use(
    serveOperations({
      context,
      handlers: operations,
      authenticator: createAuthenticator(context),
      limiter: createRateLimiter({
        createStore: () => new WindowStore(clock),
        fold: { email: foldEmail },
      }),
      // only named ranges; otherwise every client could choose its address.
      addressOf: clientAddressReader(config.trustedProxies, logger),
      secondReader: config.contractCheck === 'strict' ? sharedSecondReader() : undefined,
    }),
  );
  app.use(setSecurityHeaders);
  app.use(createDocs({ demoCredentials: config.demo, appUrl: config.appUrl }));
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

/** A request of no other origin has nothing to be decided about. */
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

/** For what is not an operation; the contract's replies bring these headers themselves. */
function setSecurityHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.setHeaders(new Map(Object.entries(SECURITY_HEADERS)));
  response.setHeader('X-Request-Id', String(response.locals.requestId));
  response.vary('Origin');
  next();
}
