import express, { type Request, type Response } from 'express';
import { ApiError, invalidRequest } from './api-error.ts';
import { parseJsonDocument } from './json-document.ts';
import type { Operation } from './router.ts';

const MAX_BYTES = 100 * 1024;

/** Reads the bytes, inflating gzip, deflate and br; the limit holds for both sizes. */
const readBytes = express.raw({ type: () => true, limit: MAX_BYTES, inflate: true });

/**
 * The JSON body of a request, or undefined where there is none.
 * @throws ApiError 400, 413 or 415
 */
export async function readBody(request: Request, response: Response, operation: Operation) {
  if (operation.requestBody === 'none') return undefined;
  if (!hasBody(request)) return refuseMissing(operation);
  refuseOtherMedia(request);
  await new Promise<void>((resolve, reject) => {
    readBytes(request, response, (error?: unknown) => {
      if (error) reject(translate(error, response));
      else resolve();
    });
  });
  const bytes = request.body instanceof Buffer ? request.body : Buffer.alloc(0);
  return bytes.length === 0 ? refuseMissing(operation) : parseJsonDocument(bytes);
}

function hasBody({ headers }: Request): boolean {
  if (headers['transfer-encoding'] !== undefined) return true;
  return headers['content-length'] !== undefined && headers['content-length'] !== '0';
}

function refuseMissing(operation: Operation): undefined {
  if (operation.requestBody === 'optional') return undefined;
  throw invalidRequest([{ path: 'body', message: 'is required' }]);
}

function refuseOtherMedia(request: Request): void {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '')
    .toLowerCase()
    .split(';');
  const charsets = parameters
    .map((parameter) => parameter.trim())
    .filter((parameter) => parameter.startsWith('charset'));
  const understood =
    type.trim() === 'application/json' &&
    charsets.every((charset) => /^charset="?utf-?8"?$/.test(charset));
  if (!understood) throw new ApiError('UNSUPPORTED_MEDIA_TYPE');
}

function translate(error: unknown, response: Response): unknown {
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') {
    // What is still on its way is not read, so the connection cannot be used again.
    response.setHeader('Connection', 'close');
    return new ApiError('PAYLOAD_TOO_LARGE', { cause: error });
  }
  if (type === 'encoding.unsupported')
    return new ApiError('UNSUPPORTED_MEDIA_TYPE', { cause: error });
  return invalidRequest([{ path: 'body', message: 'cannot be read' }], error);
}
