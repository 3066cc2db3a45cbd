import type { Context } from '../context.ts';
import type { HttpRequest, HttpResponse, Next } from '../http/messages.ts';
import { Answer } from './answer.ts';
import type { Handlers } from './call.ts';
import { readQuery } from './query-string.ts';
import type { LimitedCall, RateLimiter } from './rate-limiter.ts';
import { readBody } from './request-body.ts';
import type { RequestTarget } from './request-target.ts';
import type { SecondReader } from './second-reader.ts';
import { type Authenticator, type Caller, identify } from './security.ts';
import { type RequestParts, validateRequest } from './validation.ts';

export interface Contract {
  readonly context: Context;
  readonly handlers: Handlers;
  readonly authenticate: Authenticator;
  readonly limiter: RateLimiter;
  /** Finds the client's address, also when the request came through trusted proxies. */
  readonly addressOf: (request: HttpRequest) => string;
  /** Present under CONTRACT_CHECK=strict. */
  readonly secondReader: SecondReader | undefined;
}

/** The call of any operation: here, where all of them are served, their types do not matter. */
type AnyCall = Record<string, unknown>;
type AnyHandler = ((call: AnyCall) => Promise<Answer>) & { hot?: undefined };
type AnyHotHandler = { readonly hot: (call: AnyCall) => Promise<Answer> };

const reply = (status: number, body: unknown): Answer => new Answer(status, body);

/** A request whose operation is known, with all that is needed to serve it. */
export interface Exchange extends LimitedCall {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  caller: Caller | undefined;
}

/** Steps 2 to 4 of serving an operation; step 1 is `serve`. The order is a rule. */
export async function callOperation(
  contract: Contract,
  exchange: Exchange,
  target: RequestTarget,
  params: Readonly<Record<string, string>>,
  next: Next,
): Promise<Answer> {
  const { request, operation } = exchange;
  const { limiter } = contract;

  // 2. Who calls, and may they call now?
  await limiter.guard(exchange);
  const { authorization } = request.headers;
  const caller = await identify(operation, authorization, contract.authenticate);
  exchange.caller = caller;
  await limiter.beforeBody(exchange, caller?.limitKey);

  // 3. What are the parameters and the body, and do they fit the contract?
  const parts = await readParts(exchange, target, params);
  if (contract.secondReader) await readAgain(contract.secondReader, exchange, parts, next);

  // 4. Run the handler.
  const answer = await limiter.around(exchange, parts.body, () =>
    handle(contract, exchange, parts),
  );
  if (caller !== undefined && !caller.confirmed) await caller.confirm();
  return answer;
}

async function readParts(
  { request, response, operation }: Exchange,
  target: RequestTarget,
  params: Readonly<Record<string, string>>,
): Promise<RequestParts> {
  const query = readQuery(target.query, operation.queryParameters);
  const body = await readBody(request, response, operation);
  const parts = { params, query: query.values, body };
  validateRequest(operation, parts, query.issues);
  return parts;
}

async function readAgain(
  secondReader: SecondReader,
  exchange: Exchange,
  parts: RequestParts,
  next: Next,
): Promise<void> {
  await exchange.caller?.confirm();
  await secondReader.checkRequest(exchange, parts, exchange.caller?.kind, next);
}

async function handle(
  { context, handlers }: Contract,
  { request, response, operation, address, caller }: Exchange,
  parts: RequestParts,
): Promise<Answer> {
  const handler = handlers[operation.id] as unknown as AnyHandler | AnyHotHandler;
  if (handler.hot !== undefined && caller?.userId !== undefined) {
    return handler.hot({
      ...parts,
      userId: caller.userId,
      now: context.clock.now(),
      first: caller.confirmWith.bind(caller),
      confirm: async () => ({ principal: await caller.confirm(), context }),
      reply,
    });
  }
  if (handler.hot !== undefined)
    throw new Error(`${operation.id} has a hot handler, but its contract requires no sign-in`);
  return handler({
    ...parts,
    principal: await caller?.confirm(),
    context,
    reply,
    request: {
      id: response.locals.requestId,
      ip: address,
      userAgent: (request.headers['user-agent'] ?? '').slice(0, 500),
    },
  });
}
