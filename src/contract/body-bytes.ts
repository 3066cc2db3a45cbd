import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { HttpRequest, HttpResponse } from '../http/messages.ts';
import { ApiError, invalidRequest } from './api-error.ts';

const MAX_BYTES = 100 * 1024;

const decoders = new Map([
  ['gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/**
 * Reads a body and unpacks it. It must not be too large before or after unpacking. One that is too
 * large is refused as soon as that is known, and no more of it is read.
 */
export async function readBytes(request: HttpRequest, response: HttpResponse): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES) {
    throw new ApiError('PAYLOAD_TOO_LARGE');
  }
  const encoding = (request.headers['content-encoding'] ?? 'identity').toLowerCase();
  const createDecoder = decoders.get(encoding);
  if (createDecoder === undefined && encoding !== 'identity') {
    throw new ApiError('UNSUPPORTED_MEDIA_TYPE');
  }
  if (/^100-continue$/i.test(request.headers.expect ?? '')) response.writeContinue();
  const decoder = createDecoder?.();
  try {
    return await collect(request, decoder);
  } finally {
    decoder?.destroy();
  }
}

function collect(
  request: HttpRequest,
  decoder: NodeJS.ReadWriteStream | undefined,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let received = 0;
    let kept = 0;
    const refuse = (error: ApiError) => {
      if (decoder !== undefined) request.unpipe(decoder);
      request.off('data', receive).off('data', keep).pause();
      reject(error);
    };
    const receive = (chunk: Buffer) => {
      received += chunk.length;
      if (received > MAX_BYTES) refuse(new ApiError('PAYLOAD_TOO_LARGE'));
    };
    const keep = (chunk: Buffer) => {
      kept += chunk.length;
      if (kept > MAX_BYTES) refuse(new ApiError('PAYLOAD_TOO_LARGE'));
      else chunks.push(chunk);
    };
    const fail = (cause: unknown) =>
      refuse(invalidRequest([{ path: 'body', message: 'cannot be read' }], cause));
    const source = decoder ?? request;
    request.on('error', fail);
    if (decoder !== undefined) request.on('data', receive).pipe(decoder).on('error', fail);
    source.on('data', keep).on('end', () => resolve(Buffer.concat(chunks, kept)));
  });
}
