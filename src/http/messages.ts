import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request as node:http brings it; Express's requests are such ones, too. */
export type HttpRequest = IncomingMessage & { url: string; method: string };

/** What is noted of a request on its way, for its log line and its errors. */
export interface Locals {
  readonly requestId: string;
  operationId?: string;
  errorCode?: string;
}

/** A response as node:http brings it, under the name that Express has for what is noted. */
export type HttpResponse = ServerResponse & { locals: Locals };

/** Hands on what is no operation, or an error. */
export type Next = (error?: unknown) => void;
