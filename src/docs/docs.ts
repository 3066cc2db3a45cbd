import express, { type RequestHandler, type Router } from 'express';
import { ApiError } from '../contract/api-error.ts';
import { readAssets } from './assets.ts';
import { readContract } from './contract-files.ts';
import type { DocsFile } from './docs-file.ts';
import { type DocsOptions, readPages } from './pages.ts';

const allow = 'GET, HEAD, OPTIONS';

const answerOptions: RequestHandler = (_request, response) => {
  response.set('Allow', allow).status(204).end();
};

const refuseMethod: RequestHandler = () => {
  throw new ApiError('METHOD_NOT_ALLOWED', { headers: { Allow: allow } });
};

/** Sends a file. Express itself answers HEAD, and a 304 if the ETag matches. */
function send({ bytes, headers }: DocsFile): RequestHandler {
  return (_request, response) => {
    response.set(headers).send(bytes);
  };
}

/**
 * The landing page, Swagger UI, Redoc, and the contract as JSON and YAML (S-138…S-142, S-147).
 * All files are read here, once; a request only sends bytes. Unknown paths are left to the routes
 * behind. Mount it at the root, because the pages link to each other by absolute paths.
 */
export function createDocs(options: DocsOptions): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  const assets = readAssets();
  for (const file of [
    ...readPages(assets, options),
    ...readContract(options.origin),
    ...assets.values(),
  ]) {
    router.route(file.path).get(send(file)).options(answerOptions).all(refuseMethod);
  }
  for (const page of ['/api/docs', '/api/redoc']) {
    router.get(`${page}/`, (_request, response) => response.redirect(308, page));
  }
  return router;
}
