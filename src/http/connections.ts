import type { RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import { Connection, connectionOf } from './connection.ts';
import { rawError } from './raw-reply.ts';
import { findProblem, originForm } from './transport-guard.ts';

/** Every connection of a server, and what is done with the requests that come over them. */
export class Connections {
  readonly #sockets = new Map<Socket, Connection>();
  readonly #listener: RequestListener;
  #ending = false;
  /** Requests that wait for `serveHeld`, if requests are being held. */
  #held: (() => void)[] | undefined;

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
      connectionOf(socket)?.endWith(rawError('METHOD_NOT_ALLOWED', 405, { Allow: 'OPTIONS' }));
    });
    server.on('clientError', refuseBroken);
  }

  /** From now on every reply closes its connection. */
  announceEnd(): void {
    this.#ending = true;
    for (const connection of this.#sockets.values()) connection.closeAfter();
  }

  /** From now on requests are taken, but wait. */
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

  /** Those over which nothing has come yet. */
  closeSilent(): void {
    this.#closeThose((_connection, socket) => socket.bytesRead === 0);
  }

  /** All but those whose request has arrived whole. */
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
    if (this.#ending) connection.closeAfter(response);
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

/** What is not HTTP, or does not arrive in time, is refused in the form of every other error. */
function refuseBroken({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  const connection = connectionOf(socket);
  if (connection === undefined || code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else connection.refuse(rawError('VALIDATION_ERROR', statuses[code] ?? 400));
}

const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
