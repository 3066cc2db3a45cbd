import { randomUUID } from 'node:crypto';
import cors from 'cors';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { createAuthenticator } from './auth/authenticate.ts';
import type { Context } from './context.ts';
import { ApiError } from './contract/api-error.ts';
import { createErrorHandler } from './contract/error-handler.ts';
import { createSecondReader } from './contract/second-reader.ts';
import { serveOperations } from './contract/serve-operation.ts';
import { classifyDatabaseError } from './db/database-errors.ts';
import { createDocs } from './docs/docs.ts';
import { logRequests } from './http/request-log.ts';
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
  // only named ranges; `true` would let every client choose its address.
  app.set('trust proxy', config.trustedProxies.length > 0 ? [...config.trustedProxies] : false);

  app.use(nameRequest);
  app.use(logRequests(logger));
  app.use(helmet(securityHeaders));
  app.use(
    cors({
      origin: [...config.corsOrigins],
      exposedHeaders: ['X-Request-Id', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'ETag'],
      preflightContinue: true,
      maxAge: 600,
    }),
  );
  app.use(
    serveOperations({
      context,
      handlers: operations,
      authenticator: createAuthenticator(context),
      limiter: createRateLimiter(() => new WindowStore(clock)),
      secondReader: config.contractCheck === 'strict' ? createSecondReader() : undefined,
    }),
  );
  app.use(createDocs({ demoCredentials: config.demo, appUrl: config.appUrl }));
  app.use(() => {
    throw new ApiError('ROUTE_NOT_FOUND');
  });
  app.use(createErrorHandler(logger, classifyDatabaseError));
  return app;
}

function nameRequest(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('X-Request-Id', randomUUID());
  next();
}

/** a JSON reply loads nothing and is framed nowhere. */
const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
  xFrameOptions: { action: 'deny' },
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
} as const;
