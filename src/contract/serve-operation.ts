import { createHash } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Context } from '../context.ts';
import { acceptsJson } from './accept.ts';
import { ApiError } from './api-error.ts';
import type { Handlers } from './call.ts';
import type { Principal } from './principal.ts';
import { readQuery } from './query-string.ts';
import type { LimitedCall, RateLimiter } from './rate-limiter.ts';
import { readBody } from './request-body.ts';
import { parseTarget, type RequestTarget } from './request-target.ts';
import { allowedMethods, matchPath, type Operation } from './router.ts';
import type { SecondReader } from './second-reader.ts';
import { type Authenticator, authenticate } from './security.ts';
import { findReplyViolation, type RequestParts, validateRequest } from './validation.ts';

export interface Contract {
  readonly context: Context;
  readonly handlers: Handlers;
  readonly authenticator: Authenticator;
  readonly limiter: RateLimiter;
  /** Present under CONTRACT_CHECK=strict. */
  readonly secondReader: SecondReader | undefined;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** `reply` is typed for its operation; to the one who serves them all, calls are alike. */
type AnyHandler = (call: Record<string, unknown>) => Promise<Answer>;

const reply = (status: number, body: unknown): Answer => ({ status, body });

/** Serves every operation of the contract, in the order of R-08; other paths go to `next`. */
export function serveOperations(contract: Contract): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    serve(contract, request, response, next).catch(next);
  };
}

async function serve(
  contract: Contract,
  request: Request,
  response: Response,
  next: NextFunction,
): Promise<void> {
  // 1. Which operation is it?
  const target = parseTarget(request.url);
  const match = matchPath(target.path);
  if (match === undefined) return next();
  const allow = allowedMethods(match);
  if (request.method === 'OPTIONS') return void response.status(204).set('Allow', allow).end();
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const operation = match.operations.get(method);
  if (operation === undefined)
    throw new ApiError('METHOD_NOT_ALLOWED', { headers: { Allow: allow } });
  response.locals.operationId = operation.id;
  if (!acceptsJson(request.headers.accept)) throw new ApiError('NOT_ACCEPTABLE');

  // 2. Who calls, and may they call now?
  const call: LimitedCall = { request, response, operation };
  await contract.limiter.guard(call);
  const principal = await authenticate(
    operation,
    request.headers.authorization,
    contract.authenticator,
  );
  await contract.limiter.beforeBody(call, principal);

  // 3. What do they want? 4. Do it. 5. Say so.
  const parts = await readParts(call, target, match.params);
  await contract.secondReader?.checkRequest(call, parts, principal, next);
  const answer = await contract.limiter.around(call, parts.body, () =>
    handle(contract, call, parts, principal),
  );
  send(response, operation, answer);
}

async function readParts(
  { request, response, operation }: LimitedCall,
  target: RequestTarget,
  params: Readonly<Record<string, string>>,
): Promise<RequestParts> {
  const query = readQuery(target.query, operation.queryParameters);
  const body = await readBody(request, response, operation);
  const parts = { params, query: query.values, body };
  validateRequest(operation, parts, query.issues);
  return parts;
}

function handle(
  { context, handlers }: Contract,
  { request, response, operation }: LimitedCall,
  parts: RequestParts,
  principal: Principal | undefined,
): Promise<Answer> {
  const handler = handlers[operation.id] as unknown as AnyHandler;
  return handler({
    ...parts,
    principal,
    context,
    reply,
    request: {
      id: String(response.getHeader('X-Request-Id')),
      ip: request.ip ?? '',
      userAgent: (request.headers['user-agent'] ?? '').slice(0, 500),
    },
  });
}

function send(response: Response, operation: Operation, { status, body }: Answer): void {
  const violation = findReplyViolation(operation, status, body);
  if (violation !== undefined) {
    throw new ApiError('INTERNAL_ERROR', { cause: `the reply of ${operation.id}: ${violation}` });
  }
  if (operation.cache === 'catalogue') {
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('ETag', entityTag(JSON.stringify(body)));
  } else response.setHeader('Cache-Control', 'no-store');
  response.status(status).json(body);
}

/** Express answers 304 by itself when If-None-Match names this tag. */
function entityTag(text: string): string {
  return `W/"${createHash('sha1').update(text).digest('base64url')}"`;
}
