import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { SECOND } from './clock.ts';
import { StartError } from './db/start-error.ts';

export interface HttpServer {
  readonly url: string;
  /** Until this is called, requests get a 503. */
  serve(listener: RequestListener): void;
  /** Waits for requests in flight, at most 10 s; idle connections are closed at once. */
  close(): Promise<void>;
}

interface Address {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
}

/** A missing Host header is refused by the transport guard, with a body. */
const options = {
  requireHostHeader: false,
  headersTimeout: 10 * SECOND,
  requestTimeout: 30 * SECOND,
  connectionsCheckingInterval: SECOND,
  keepAliveTimeout: 65 * SECOND,
};

/**
 * Binds the port.
 * @throws StartError naming a port that is taken
 */
export async function openHttpServer(address: Address): Promise<HttpServer> {
  const server = createServer(options);
  let listener: RequestListener = refuseWhileStarting;
  server.on('clientError', refuseConnection);
  const inFlight = new Set<ServerResponse>();
  let draining = false;
  server.on('request', (request, response) => {
    inFlight.add(response);
    response.on('close', () => inFlight.delete(response));
    if (draining) endConnectionWith(response);
    listener(request, response);
  });
  const { port } = await listen(server, address);
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  return {
    url: `http://${host}:${port}`,
    serve: (next) => {
      listener = next;
    },
    close: () => {
      draining = true;
      for (const response of inFlight) endConnectionWith(response);
      return drain(server);
    },
  };
}

function listen(server: Server, { port, host }: Address): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new StartError(whyNot(cause, port, host), { cause }));
    });
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

function whyNot({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken: stop the program that uses it, or set PORT to another.`;
  }
  if (code === 'EACCES') return `Port ${port} may not be used without more rights: set PORT.`;
  return `The server cannot listen on ${host} port ${port}: ${message}.`;
}

const refuseWhileStarting: RequestListener = (_request, response) => {
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Retry-After': '1' };
  response.writeHead(503, headers).end(
    JSON.stringify({
      success: false,
      error: 'The service is not available right now.',
      code: 'SERVICE_UNAVAILABLE',
    }),
  );
};

/** What is not even HTTP gets an answer of the same form, without a request id. */
function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = refusals[error.code ?? ''] ?? '400 Bad Request';
  const body = JSON.stringify({
    success: false,
    error: 'The request is not valid.',
    code: 'VALIDATION_ERROR',
    details: { issues: [{ path: 'request', message: status.slice(4) }] },
  });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

const refusals: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

function endConnectionWith(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}

function drain(server: Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const patience = setTimeout(() => server.closeAllConnections(), 10 * SECOND);
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(patience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
