import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SECOND } from '../clock.ts';
import { StartError } from '../start-error.ts';
import { Connections } from './connections.ts';
import { rawError, send } from './raw-reply.ts';
import { stopServer } from './stop-server.ts';

export interface HttpServer {
  readonly url: string;
  /** Until this is called, requests get a 503. */
  serve(listener: RequestListener): void;
  /**
   * Tells every client to close its connection, accepts connections for `notice` ms more, then no
   * longer. After that a request has 2 s to arrive completely, and a handler 10 s to answer.
   */
  close(): Promise<void>;
}

interface Options {
  /** 0 for any free port. */
  readonly port: number;
  readonly host: string;
  /**
   * In ms: how long `close` still accepts connections, with `Connection: close` on each reply.
   */
  readonly notice: number;
  /** In ms; those not given keep their default. */
  readonly timeouts?: Partial<Timeouts> | undefined;
}

export interface Timeouts {
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly connectionsCheckingInterval: number;
}

/**
 * The times of R-81. Node does not check the Host header, because transport-guard.ts does, and
 * answers with a body.
 */
const options = {
  requireHostHeader: false,
  headersTimeout: 10 * SECOND,
  requestTimeout: 30 * SECOND,
  connectionsCheckingInterval: SECOND,
  keepAliveTimeout: 65 * SECOND,
};

/**
 * Opens the port.
 * @throws StartError that names the port if it is taken
 */
export async function openHttpServer(address: Options): Promise<HttpServer> {
  const server = createServer({ ...options, ...address.timeouts });
  // A client that sends nothing more still gets the replies to what it has sent. Node's types leave
  // this property out.
  Object.assign(server, { httpAllowHalfOpen: true });
  let listener: RequestListener = refuseWhileStarting;
  const connections = new Connections(server, (...exchange) => listener(...exchange));
  const { port } = await listen(server, address);
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  let closed: Promise<void> | undefined;
  return {
    url: `http://${host}:${port}`,
    serve: (next) => {
      listener = next;
    },
    close: () => {
      closed ??= stopServer(server, connections, address.notice);
      return closed;
    },
  };
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
  if (code === 'EACCES') return `You have no right to use port ${port}: set PORT to another.`;
  return `The server cannot listen on ${host} port ${port}: ${message}.`;
}

const refuseWhileStarting: RequestListener = (_request, response) => {
  send(response, rawError('SERVICE_UNAVAILABLE', 503, { 'Retry-After': '1' }));
};
