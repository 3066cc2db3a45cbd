import type { HttpRequest, HttpResponse, Next } from '../http/messages.ts';
import { SECURITY_HEADER_LIST } from '../http/security-headers.ts';
import { acceptsJson } from './accept.ts';
import type { Answer } from './answer.ts';
import { ApiError } from './api-error.ts';
import { type Contract, callOperation, type Exchange } from './call-operation.ts';
import { ReplyHeaders } from './reply-headers.ts';
import { parseTarget } from './request-target.ts';
import { allowedMethods, matchPath } from './router.ts';
import { sendAnswer } from './send-answer.ts';

/** Serves the operations of the contract, with the checks in the order of R-08. Others: `next`. */
export function serveOperations(contract: Contract) {
  return (request: HttpRequest, response: HttpResponse, next: Next): void => {
    serve(contract, request, response, next).catch(next);
  };
}

async function serve(
  contract: Contract,
  request: HttpRequest,
  response: HttpResponse,
  next: Next,
): Promise<void> {
  // 1. Which operation is it?
  const target = parseTarget(request.url);
  const match = matchPath(target.path);
  if (match === undefined) return next();
  const allow = allowedMethods(match);
  if (request.method === 'OPTIONS') return answerOptions(response, allow);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const operation = match.operations.get(method);
  if (operation === undefined)
    throw new ApiError('METHOD_NOT_ALLOWED', { headers: { Allow: allow } });
  response.locals.operationId = operation.id;
  if (!acceptsJson(request.headers.accept)) throw new ApiError('NOT_ACCEPTABLE');

  const headers = new ReplyHeaders();
  headers.setHeader('X-Request-Id', response.locals.requestId);
  const exchange: Exchange = {
    request,
    response,
    operation,
    headers,
    address: contract.addressOf(request),
    hits: [],
    caller: undefined,
  };
  try {
    const answer = await callOperation(contract, exchange, target, match.params, next);
    if (exchange.hits.length > 0) await contract.limiter.settle(exchange);
    send(contract, exchange, answer);
  } catch (error) {
    const refusal = await settleRefusal(contract, exchange, error);
    for (let index = 0; index < headers.list.length; index += 2) {
      response.setHeader(headers.list[index] ?? '', headers.list[index + 1] ?? '');
    }
    throw refusal;
  }
}

/**
 * Decides with which error a failed call is answered. Only callers who are signed in learn what is
 * wrong with their request, so a caller who was not confirmed before the failure is confirmed now.
 * If that fails, the answer is a 401, and the call uses up no rate limit.
 */
async function settleRefusal({ limiter }: Contract, exchange: Exchange, error: unknown) {
  const { caller } = exchange;
  let refusal = error;
  if (caller !== undefined && !caller.confirmed && !isSignedOut(error)) {
    refusal = await caller.confirm().then(
      () => error,
      (cause: unknown) => cause,
    );
  }
  if (caller !== undefined && !caller.confirmed) await limiter.giveBack(exchange);
  else await limiter.settle(exchange, refusal);
  return refusal;
}

function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'AUTH_TOKEN_INVALID';
}

function answerOptions(response: HttpResponse, allow: string): void {
  const id = response.locals.requestId;
  const own = ['Vary', 'Origin', 'X-Request-Id', id, 'Allow', allow];
  response.writeHead(204, [...SECURITY_HEADER_LIST, ...own]).end();
}

function send({ secondReader }: Contract, exchange: Exchange, answer: Answer): void {
  const { request, response, operation, headers } = exchange;
  answer.write(operation);
  const finish = () => sendAnswer(request, response, operation, answer, headers);
  if (secondReader) secondReader.checkAnswer(response, answer, finish);
  else finish();
}
