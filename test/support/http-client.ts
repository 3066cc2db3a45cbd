import { request as httpRequest } from 'node:http';

export interface RawRequest {
  readonly method: string;
  /** The target as it is sent: nothing is encoded or corrected. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** The loopback address to call from; 127.0.0.1 by default. */
  readonly from?: string;
}

export interface RawReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Sends one request over a new connection. */
export function sendRaw(baseUrl: string, raw: RawRequest): Promise<RawReply> {
  const { hostname, port } = new URL(baseUrl);
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      hostname,
      port,
      method: raw.method,
      path: raw.path,
      headers: {
        ...raw.headers,
        ...(raw.body === undefined ? {} : { 'content-length': Buffer.byteLength(raw.body) }),
      },
      agent: false,
      ...(raw.from === undefined ? {} : { localAddress: raw.from }),
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const headers = new Headers();
        for (const [name, values] of Object.entries(response.headersDistinct)) {
          for (const value of values ?? []) headers.append(name, value);
        }
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers, text });
      });
      response.on('error', reject);
    });
    request.end(raw.body);
  });
}
