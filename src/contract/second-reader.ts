import { fileURLToPath } from 'node:url';
import type { Request, RequestHandler, Response } from 'express';
import { middleware } from 'express-openapi-validator';
import type { HttpRequest, HttpResponse, Next } from '../http/messages.ts';
import type { Answer } from './answer.ts';
import { ApiError } from './api-error.ts';
import type { Principal } from './principal.ts';
import type { Operation } from './router.ts';
import type { RequestParts } from './validation.ts';

interface ReadCall {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  readonly operation: Operation;
}

/**
 * A second, independent check of requests and replies by the contract. It runs after our own: what
 * it refuses, our own check should have refused.
 */
export interface SecondReader {
  /** Checks the request; `next` gets the error of a reply that `checkAnswer` finds wrong. */
  checkRequest(
    call: ReadCall,
    parts: RequestParts,
    kind: Principal['kind'] | undefined,
    next: Next,
  ): Promise<void>;
  /** Calls `send` for an answer that keeps the contract, and `next` of `checkRequest` for another. */
  checkAnswer(response: HttpResponse, answer: Answer, send: () => void): void;
}

const document = fileURLToPath(new URL('../../generated/openapi.json', import.meta.url));

let shared: SecondReader | undefined;

/**
 * One for all servers of this process: the contract is the same for all of them, and reading it
 * costs about as much as starting a server.
 */
export function sharedSecondReader(): SecondReader {
  shared ??= createSecondReader();
  return shared;
}

/**
 * The second check is express-openapi-validator, for development and tests (CONTRACT_CHECK=strict).
 * It gets every request in one canonical form, for three reasons: its caches would grow with all
 * that clients send, it refuses reserved characters in queries, and it does not know HEAD.
 */
function createSecondReader(): SecondReader {
  const kinds = new WeakMap<object, Principal['kind']>();
  const senders = new WeakMap<object, () => void>();
  const chain = middleware({
    apiSpec: document,
    validateApiSpec: false,
    ajvFormats: { mode: 'full' },
    validateRequests: { allowUnknownQueryParameters: false },
    validateResponses: true,
    validateSecurity: {
      handlers: {
        accessToken: (request) => kinds.get(request) === 'user',
        apiKey: (request) => kinds.get(request) === 'apiKey',
      },
    },
    fileUploader: false,
  });

  return {
    checkRequest(call, parts, kind, next) {
      const { operation } = call;
      const { request, response } = asExpress(call);
      if (kind) kinds.set(request, kind);
      // The validator wraps this function: its own one calls it when the reply is right.
      response.json = () => {
        senders.get(response)?.();
        return response;
      };
      const { method, originalUrl } = request;
      request.method = operation.method;
      request.originalUrl = canonicalUrl(originalUrl, parts.query);
      if (operation.requestBody === 'none') delete request.headers['content-type'];
      else request.headers['content-type'] = 'application/json';
      request.body = parts.body;
      Object.defineProperty(request, 'query', { value: asStrings(parts.query), writable: true });
      return new Promise((resolve, reject) => {
        let answered = false;
        runChain(chain, request, response, (error) => {
          const fault = error && disagreement(error);
          if (answered) return next(fault);
          answered = true;
          request.method = method;
          request.originalUrl = originalUrl;
          if (fault) reject(fault);
          else resolve();
        });
      });
    },

    checkAnswer(response, answer, send) {
      senders.set(response, send);
      (response as unknown as Response).status(answer.status).json(answer.body);
    },
  };
}

/** With CONTRACT_CHECK=strict, every request comes through Express. */
function asExpress({ request, response }: ReadCall): { request: Request; response: Response } {
  return { request: request as Request, response: response as unknown as Response };
}

function disagreement(error: unknown): ApiError {
  return new ApiError('INTERNAL_ERROR', {
    cause: new Error('the second reader disagrees', { cause: error }),
  });
}

function canonicalUrl(url: string, query: Readonly<Record<string, unknown>>): string {
  const path = url.split('?', 1)[0] ?? '';
  const pairs = Object.entries(asStrings(query)).map(([name, value]) => {
    return `${name}=${escapeReserved(value)}`;
  });
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

/** Like `encodeURIComponent`, but also escapes the five reserved characters that it leaves. */
function escapeReserved(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16)}`;
  });
}

function asStrings(query: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

function runChain(
  chain: readonly RequestHandler[],
  request: Parameters<RequestHandler>[0],
  response: Parameters<RequestHandler>[1],
  done: (error?: unknown) => void,
): void {
  const [first, ...rest] = chain;
  if (first === undefined) {
    done();
    return;
  }
  const next = (error?: unknown) => {
    if (error) done(error);
    else runChain(rest, request, response, done);
  };
  try {
    first(request, response, next);
  } catch (error) {
    done(error);
  }
}
