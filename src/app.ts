import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import cors from 'cors';
import { createAuthenticator } from './auth/authenticate.ts';
import { foldEmail } from './auth/email.ts';
import type { Context } from './context.ts';
import { createErrorHandler } from './contract/error-handler.ts';
import { sharedSecondReader } from './contract/second-reader.ts';
import { serveOperations } from './contract/serve-operation.ts';
import { classifyDatabaseError } from './db/database-errors.ts';
import { clientAddressReader } from './http/client-address.ts';
import type { HttpRequest, HttpResponse, Next } from './http/messages.ts';
import { logRequests } from './http/request-log.ts';
import { createRateLimiter } from './limits/rate-limiter.ts';
import { WindowStore } from './limits/window-store.ts';
import { operations } from './operations.ts';
import { createSite } from './site.ts';

type Step = (request: HttpRequest, response: HttpResponse, next: Next) => void;

/**
 * The listener of the HTTP server. Operations are served with node:http alone, because Express
 * would cost more than the rest of a short request; the pages are served by Express. The second
 * reader is written for Express, so with CONTRACT_CHECK=strict every request goes through it.
 */
export function createApp(context: Context, hasDemo: boolean): RequestListener {
  const { config, logger, clock } = context;
  const strict = config.contractCheck === 'strict';
  // Only proxies in the named ranges are believed: otherwise every client could choose the
  // address that it is counted under.
  const addressOf = clientAddressReader(config.trustedProxies, logger);
  const log = logRequests(logger, addressOf);
  const answerOrigin = answerOtherOrigins(config.corsOrigins);
  const serve = serveOperations({
    context,
    handlers: operations,
    authenticate: createAuthenticator(context),
    limiter: createRateLimiter({
      clock,
      createStore: () => new WindowStore(clock),
      fold: { email: foldEmail },
    }),
    addressOf,
    secondReader: strict ? sharedSecondReader() : undefined,
  });
  const operate: Step = (request, response, next) => {
    log(request, response);
    answerOrigin(request, response, () => serve(request, response, next));
  };
  const handleError = createErrorHandler(logger, classifyDatabaseError);
  const site = createSite({ config, hasDemo, handleError, ...(strict ? { before: operate } : {}) });

  return (incoming, outgoing) => {
    const request = incoming as HttpRequest;
    const response = Object.assign(outgoing, { locals: { requestId: randomUUID() } });
    if (strict) site(request, response);
    else {
      operate(request, response, (error) => {
        if (error === undefined) site(request, response);
        else handleError(error, request, response);
      });
    }
  };
}

/**
 * The CORS headers for pages of other origins. A request without an Origin header does not
 * come from such a page, so it needs none of them.
 */
function answerOtherOrigins(allowed: readonly string[]): Step {
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
