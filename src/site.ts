import express, {
  type ErrorRequestHandler,
  type NextFunction,
  type Request,
  type Response,
} from 'express';
import type { Config } from './config.ts';
import { ApiError } from './contract/api-error.ts';
import type { ErrorHandler } from './contract/error-handler.ts';
import { walkThrough } from './demo/walk-through.ts';
import { createDocs } from './docs/docs.ts';
import type { HttpRequest, HttpResponse, Next } from './http/messages.ts';
import { SECURITY_HEADERS } from './http/security-headers.ts';

interface Options {
  readonly config: Config;
  /** Whether the people of the demo can sign in. */
  readonly hasDemo: boolean;
  readonly handleError: ErrorHandler;
  /** What a request passes through before the pages. */
  readonly before?: (request: HttpRequest, response: HttpResponse, next: Next) => void;
}

/** The pages and files for people who read the contract, and the 404 for all other paths. */
export function createSite({ config, hasDemo, handleError, before }: Options) {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');

  if (before) app.use((request, response, next) => before(request, noted(response), next));
  app.use(setSecurityHeaders);
  app.use(
    createDocs({
      origin: new URL(config.appUrl).origin,
      demo: hasDemo ? walkThrough : undefined,
    }),
  );
  app.use(() => {
    throw new ApiError('ROUTE_NOT_FOUND');
  });
  // Express knows an error handler by its four parameters.
  const onError: ErrorRequestHandler = (error, request, response, _next) => {
    handleError(error, request, noted(response));
  };
  app.use(onError);
  return (request: HttpRequest, response: HttpResponse): void => app(request, response);
}

/** What was noted before Express had the response, it keeps. */
function noted(response: Response): HttpResponse {
  return response as Response & { locals: HttpResponse['locals'] };
}

/** For what is not an operation; the contract's replies bring these headers themselves. */
function setSecurityHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.setHeaders(new Map(Object.entries(SECURITY_HEADERS)));
  response.setHeader('X-Request-Id', String(response.locals.requestId));
  response.vary('Origin');
  next();
}
