import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { SECOND } from '../clock.ts';
import { StartError } from '../start-error.ts';
import { type RawReply, rawError, toBytes } from './raw-reply.ts';

export interface HttpServer {
  readonly url: string;
  /** Until this is called, requests get a 503. */
  serve(listener: RequestListener): void;
  /**
   * Tells every client to close its connection, takes requests for `notice` ms more, then takes
   * no new ones and waits up to 10 s for those in flight.
   */
  close(): Promise<void>;
}

interface Options {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Ms between the first `Connection: close` and the end. */
  readonly notice: number;
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
export async function openHttpServer(address: Options): Promise<HttpServer> {
  const server = createServer(options);
  let listener: RequestListener = refuseWhileStarting;
  const connections = trackConnections(server, (...exchange) => listener(...exchange));
  const { port } = await listen(server, address);
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  let closed: Promise<void> | undefined;
  return {
    url: `http://${host}:${port}`,
    serve: (next) => {
      listener = next;
    },
    close: () => {
      closed ??= connections.end(address.notice);
      return closed;
    },
  };
}

/** Knows which connections have a request in flight, which Node does not tell. */
function trackConnections(server: Server, listener: RequestListener) {
  const sockets = new Set<Socket>();
  const inFlight = new Map<ServerResponse, Socket>();
  let ending = false;

  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const begin: RequestListener = (request, response) => {
    inFlight.set(response, request.socket);
    response.on('close', () => inFlight.delete(response));
    if (ending) endConnectionWith(response);
    const target = originForm(request.url ?? '');
    if (target === undefined) return send(response, rawError('VALIDATION_ERROR', 400));
    request.url = target;
    listener(request, response);
  };
  server.on('request', begin);
  // An expectation we do not know is no reason to fail (RFC 9110 §10.1.1).
  server.on('checkExpectation', begin);
  server.on('connect', (_request, socket: Socket) => {
    // Node has let go of this socket: nobody else hears its errors or ends it.
    socket.on('error', () => undefined);
    const refusal = toBytes(rawError('METHOD_NOT_ALLOWED', 405, { Allow: 'OPTIONS' }));
    socket.end(refusal, () => socket.destroy());
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const before = [...inFlight].filter(([, used]) => used === socket);
    for (const [response] of before) endConnectionWith(response);
    // What came before on this connection gets its answer; a second one would be taken for it.
    if (before.length === 0) refuseConnection(error, socket);
  });

  function closeIdle(): void {
    const busy = new Set(inFlight.values());
    for (const socket of sockets) if (!busy.has(socket)) socket.destroy();
  }

  return {
    async end(notice: number): Promise<void> {
      ending = true;
      for (const response of inFlight.keys()) endConnectionWith(response);
      await wait(notice);
      const sweep = setInterval(closeIdle, 50);
      const patience = setTimeout(() => server.closeAllConnections(), 10 * SECOND);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        closeIdle();
      });
      clearInterval(sweep);
      clearTimeout(patience);
    },
  };
}

function endConnectionWith(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}

function listen(server: Server, { port, host }: Options): Promise<AddressInfo> {
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
  send(response, rawError('SERVICE_UNAVAILABLE', 503, { 'Retry-After': '1' }));
};

function send(response: ServerResponse, { status, headers, body }: RawReply): void {
  response.writeHead(status, headers).end(body);
}

/** `http://host/path` means `/path` (RFC 9112 §3.2.2); undefined for what is no URL at all. */
function originForm(target: string): string | undefined {
  if (target.startsWith('/') || target === '*') return target;
  if (!URL.canParse(target)) return undefined;
  const { pathname, search } = new URL(target);
  return pathname + search;
}

/** What is not even HTTP gets an answer of the same form, if the connection had none yet. */
function refuseConnection({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  socket.end(toBytes(rawError('VALIDATION_ERROR', statuses[code] ?? 400)));
}

const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
