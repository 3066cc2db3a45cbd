import type { RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import { Connection, connectionOf } from './connection.ts';
import { rawError } from './raw-reply.ts';
import { findProblem, originForm } from './transport-guard.ts';

/** All connections of a server. Passes their requests on to the app, or refuses them. */
export class Connections {
  readonly #sockets = new Map<Socket, Connection>();
  readonly #listener: RequestListener;
  #ending = false;
  /** Requests that wait until `serveHeld` is called; undefined if requests need not wait. */
  #held: (() => void)[] | undefined;

  constructor(server: Server, listener: RequestListener) {
    this.#listener = listener;
    const begin: RequestListener = (request, response) => this.#begin(request, response);
    server.on('connection', (socket) => this.#add(socket));
    server.on('request', begin);
    // The 100 Continue is sent where the body is read, so a request that is refused gets none.
    server.on('checkContinue', begin);
    // An Expect header that we do not know may be ignored (RFC 9110 §10.1.1).
    server.on('checkExpectation', begin);
    server.on('connect', (_request, socket: Socket) => {
      // Node hands this socket over: without a listener here, an error of it would end the process.
      socket.on('error', () => undefined);
      connectionOf(socket)?.endWith(rawError('METHOD_NOT_ALLOWED', 405, { Allow: 'OPTIONS' }));
    });
    server.on('clientError', refuseBroken);
  }

  /** From now on every reply closes its connection. */
  announceEnd(): void {
    this.#ending = true;
    for (const connection of this.#sockets.values()) connection.closeAfter();
  }

  /** From now on requests wait until `serveHeld` is called. */
  hold(): void {
    this.#held ??= [];
  }

  serveHeld(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const serve of held) serve();
  }

  closeIdle(): void {
    this.#closeThose((connection) => connection.idle);
  }

  /** Closes the connections on which nothing has been received yet. */
  closeSilent(): void {
    this.#closeThose((_connection, socket) => socket.bytesRead === 0);
  }

  /** Closes all connections except those with a request that has arrived completely. */
  closeIncomplete(): void {
    this.#closeThose((connection) => !connection.working);
  }

  #closeThose(isMeant: (connection: Connection, socket: Socket) => boolean): void {
    for (const [socket, connection] of this.#sockets) {
      if (isMeant(connection, socket)) socket.destroy();
    }
  }

  #add(socket: Socket): void {
    this.#sockets.set(socket, new Connection(socket));
    socket.on('close', () => this.#sockets.delete(socket));
  }

  #begin(...[request, response]: Parameters<RequestListener>): void {
    const connection = connectionOf(request.socket);
    if (connection === undefined || connection.closing) return;
    connection.begin(response);
    // Node drops what arrives behind a request to change the protocol, so nothing may follow it.
    const changes = request.headers.upgrade !== undefined;
    if (this.#ending || changes) connection.closeAfter(response);
    const target = originForm(request.url ?? '');
    if (target === undefined || findProblem(request) !== undefined) {
      connection.answer(response, rawError('VALIDATION_ERROR', 400));
      return;
    }
    request.url = target;
    if (this.#held === undefined) this.#listener(request, response);
    else this.#held.push(() => this.#listener(request, response));
  }
}

/** Answers what is not HTTP, or does not arrive in time, with an error in the usual form. */
function refuseBroken({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  const connection = connectionOf(socket);
  if (connection === undefined || code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else connection.refuse(rawError('VALIDATION_ERROR', statuses[code] ?? 400));
}

const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
