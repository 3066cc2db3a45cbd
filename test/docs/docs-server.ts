import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { afterAll, beforeAll } from 'vitest';
import { ApiError } from '../../src/contract/api-error.ts';
import { walkThrough } from '../../src/demo/walk-through.ts';
import { createDocs } from '../../src/docs/docs.ts';

/** An origin with a character that must be escaped in HTML. */
export const ORIGIN = 'https://a&b.example.com';

const sendError: ErrorRequestHandler = (error, _request, response, _next) => {
  if (!(error instanceof ApiError)) throw error;
  response.status(error.status).set(error.headers).json({ code: error.code });
};

/** Starts an app with the docs only, and with what `extend` adds behind them. */
export function serveDocs(
  { demo = true }: { demo?: boolean } = {},
  extend: (app: Express) => void = () => undefined,
): { readonly url: string } {
  const app = express().disable('etag').enable('strict routing').enable('case sensitive routing');
  app.use(createDocs({ demo: demo ? walkThrough : undefined, origin: ORIGIN }));
  extend(app);
  app.use((_request, response) => {
    response.status(404).json({ code: 'ROUTE_NOT_FOUND' });
  });
  app.use(sendError);
  const server = createServer(app);
  beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
  afterAll(() => new Promise<void>((done) => server.close(() => done())));
  return {
    get url() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
  };
}
