import type { HttpRequest, HttpResponse } from '../http/messages.ts';
import { ApiError, invalidRequest } from './api-error.ts';
import { readBytes } from './body-bytes.ts';
import { parseJsonDocument } from './json-document.ts';
import type { Operation } from './router.ts';

/**
 * The JSON body of a request; undefined if the operation takes none, or if an optional one is
 * missing.
 * @throws ApiError 400, 413 or 415
 */
export async function readBody(request: HttpRequest, response: HttpResponse, operation: Operation) {
  if (operation.requestBody === 'none') return undefined;
  if (!hasBody(request)) return refuseMissing(operation);
  refuseOtherMedia(request);
  const bytes = await readBytes(request, response);
  return bytes.length === 0 ? refuseMissing(operation) : parseJsonDocument(bytes);
}

function hasBody({ headers }: HttpRequest): boolean {
  if (headers['transfer-encoding'] !== undefined) return true;
  return headers['content-length'] !== undefined && headers['content-length'] !== '0';
}

function refuseMissing(operation: Operation): undefined {
  if (operation.requestBody === 'optional') return undefined;
  throw invalidRequest([{ path: 'body', message: 'is required' }]);
}

function refuseOtherMedia(request: HttpRequest): void {
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
