import { type RequestListener, type Server, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { SECOND } from '../clock.ts';
import { closeSlowly } from './close-slowly.ts';
import { type RawReply, rawError, toBytes } from './raw-reply.ts';
import { findProblem, originForm } from './transport-guard.ts';

/** What we know of one connection, which Node does not tell. */
interface Connection {
  /** Responses not yet sent, in the order of their requests. */
  readonly open: ServerResponse[];
  /** No further request of this connection is taken: it would get no reply. */
  closing: boolean;
  /** A last reply, which waits until the requests before it have theirs. */
  last: RawReply | undefined;
}

/** Ms that a request whose body is not complete gets once the notice of the stop is over. */
const TIME_FOR_BODIES = 2 * SECOND;

const connections = new WeakMap<Socket, Connection>();

/** Gives each request of a connection its own reply, in order, or does not execute it. */
export class Connections {
  readonly #sockets = new Set<Socket>();
  readonly #listener: RequestListener;
  #ending = false;

  constructor(server: Server, listener: RequestListener) {
    this.#listener = listener;
    const begin: RequestListener = (request, response) => this.#begin(request, response);
    server.on('connection', (socket) => this.#add(socket));
    server.on('request', begin);
    // Whoever reads the body sends 100 Continue first, so a request that is refused gets none.
    server.on('checkContinue', begin);
    // An expectation we do not know is no reason to fail (RFC 9110 §10.1.1).
    server.on('checkExpectation', begin);
    server.on('connect', (_request, socket: Socket) => {
      // Node has let go of this socket: nobody else hears its errors or ends it.
      socket.on('error', () => undefined);
      endWith(socket, rawError('METHOD_NOT_ALLOWED', 405, { Allow: 'OPTIONS' }));
    });
    server.on('clientError', refuseBroken);
  }

  /** From now on every reply closes its connection. */
  announceEnd(): void {
    this.#ending = true;
    for (const socket of this.#sockets) {
      const response = connections.get(socket)?.open.at(-1);
      if (response !== undefined) closeAfter(response);
    }
  }

  closeIdle(): void {
    for (const socket of this.#sockets) {
      if (connections.get(socket)?.open.length === 0) socket.destroy();
    }
  }

  closeIncomplete(): void {
    for (const socket of this.#sockets) {
      if (connections.get(socket)?.open.at(-1)?.req.complete === false) socket.destroy();
    }
  }

  #add(socket: Socket): void {
    this.#sockets.add(socket);
    connections.set(socket, { open: [], closing: false, last: undefined });
    socket.destroySoon = destroySoon;
    socket.on('close', () => this.#sockets.delete(socket));
  }

  #begin(...[request, response]: Parameters<RequestListener>): void {
    const connection = connections.get(request.socket);
    if (connection === undefined || connection.closing) return;
    connection.open.push(response);
    response.on('close', forget);
    if (!request.complete && hasBody(request.headers)) response.writeHead = writeHeadBeforeBody;
    if (this.#ending) closeAfter(response);
    const target = originForm(request.url ?? '');
    if (target === undefined || findProblem(request) !== undefined) {
      connection.closing = true;
      send(response, rawError('VALIDATION_ERROR', 400));
      return;
    }
    request.url = target;
    this.#listener(request, response);
  }
}

/** Ends the server: idle connections at once, the others as their requests are answered. */
export async function endConnections(server: Server, all: Connections): Promise<void> {
  const sweep = setInterval(() => all.closeIdle(), 50);
  const bodies = setTimeout(() => all.closeIncomplete(), TIME_FOR_BODIES);
  const patience = setTimeout(() => server.closeAllConnections(), 10 * SECOND);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    all.closeIdle();
  });
  clearInterval(sweep);
  clearTimeout(bodies);
  clearTimeout(patience);
}

export function send(response: ServerResponse, { status, headers, body }: RawReply): void {
  response.writeHead(status, headers).end(body);
}

function hasBody(headers: NodeJS.Dict<string | string[]>): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

function closeAfter(response: ServerResponse): void {
  const connection = connections.get(response.req.socket);
  if (response.headersSent || connection === undefined) return;
  response.setHeader('Connection', 'close');
  connection.closing = true;
}

/** A reply that does not wait for the rest of its request's body closes the connection. */
function writeHeadBeforeBody(this: ServerResponse, ...args: unknown[]): ServerResponse {
  if (!this.req.complete) closeAfter(this);
  return Reflect.apply(ServerResponse.prototype.writeHead, this, args);
}

/** Node calls this when a reply that closes its connection has been written. */
function destroySoon(this: Socket): void {
  const connection = connections.get(this);
  if (connection !== undefined) connection.closing = true;
  const response = connection?.open.at(-1);
  if (response !== undefined && !response.req.complete) closeSlowly(this);
  else Socket.prototype.destroySoon.call(this);
}

function forget(this: ServerResponse): void {
  const { socket } = this.req;
  const connection = connections.get(socket);
  if (connection === undefined) return;
  const index = connection.open.indexOf(this);
  if (index >= 0) connection.open.splice(index, 1);
  if (connection.open.length === 0 && connection.last !== undefined) write(socket, connection.last);
}

function write(socket: Socket, reply: RawReply): void {
  if (socket.writable) socket.write(toBytes(reply));
  closeSlowly(socket);
}

function endWith(socket: Socket, reply: RawReply): void {
  const connection = connections.get(socket);
  if (connection === undefined || connection.closing) return;
  connection.closing = true;
  connection.last = reply;
  if (connection.open.length === 0) write(socket, reply);
}

/** What is not HTTP, or does not arrive in time, is refused in the form of every other error. */
function refuseBroken({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  const connection = connections.get(socket);
  if (connection === undefined || code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = statuses[code] ?? 400;
  const refusal = rawError('VALIDATION_ERROR', status);
  // The newest request is the broken one unless it had arrived completely.
  const broken = connection.open.find(({ req }) => !req.complete);
  if (broken === undefined) {
    if (connection.closing && connection.open.length === 0) socket.destroy();
    else endWith(socket, refusal);
  } else if (broken.headersSent) socket.destroy();
  else {
    connection.closing = true;
    send(broken, refusal);
  }
}

const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
