import { ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { closeSlowly } from './close-slowly.ts';
import { type RawReply, send, toBytes } from './raw-reply.ts';

const connections = new WeakMap<Socket, Connection>();

export function connectionOf(socket: Socket): Connection | undefined {
  return connections.get(socket);
}

/**
 * A connection of a client. Each of its requests either gets its own reply, in order, or is not
 * executed.
 */
export class Connection {
  readonly #socket: Socket;
  /** Responses not yet sent, in the order of their requests. */
  readonly #open: ServerResponse[] = [];
  #closing = false;
  /** The last reply; it is sent when the requests before it have theirs. */
  #last: RawReply | undefined;
  /** How many bytes had been read when a reply was sent; with more, another request has begun. */
  #bytesAnswered: number | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    connections.set(socket, this);
    socket.destroySoon = destroySoon;
  }

  /**
   * Whether the connection will close. Further requests are not executed: no reply could follow.
   */
  get closing(): boolean {
    return this.#closing;
  }

  /** Whether every request has its reply, and no other request has begun to arrive. */
  get idle(): boolean {
    return this.#open.length === 0 && this.#socket.bytesRead === this.#bytesAnswered;
  }

  /** Whether a request that has arrived completely still waits for its reply. */
  get working(): boolean {
    return this.#open.at(-1)?.req.complete === true;
  }

  /** Must be called with the response of each new request, in order. */
  begin(response: ServerResponse): void {
    this.#open.push(response);
    response.on('close', forget);
    const { complete, headers } = response.req;
    if (!complete && hasBody(headers)) response.writeHead = writeHeadBeforeBody;
  }

  /**
   * Closes the connection after this reply, which tells the client so. Does nothing if its headers
   * have been sent already.
   */
  closeAfter(response = this.#open.at(-1)): void {
    if (response === undefined || response.headersSent) return;
    response.setHeader('Connection', 'close');
    this.#closing = true;
  }

  /** Sends this reply when the requests before it have theirs, and then closes the connection. */
  endWith(reply: RawReply): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#last = reply;
    if (this.#open.length === 0) this.#writeLast(reply);
  }

  /** Refuses a request that is broken or has not arrived in time, and closes the connection. */
  refuse(reply: RawReply): void {
    // If a request is incomplete, it is the broken one; otherwise it is one without a response yet.
    const broken = this.#open.find(({ req }) => !req.complete);
    if (broken === undefined) {
      if (this.#closing && this.#open.length === 0) this.#socket.destroy();
      else this.endWith(reply);
    } else if (broken.headersSent) this.#socket.destroy();
    else this.answer(broken, reply);
  }

  /** Sends this reply as the last one of the connection. */
  answer(response: ServerResponse, reply: RawReply): void {
    this.#closing = true;
    send(response, reply);
  }

  sent(response: ServerResponse): void {
    const index = this.#open.indexOf(response);
    if (index >= 0) this.#open.splice(index, 1);
    if (this.#open.length > 0) return;
    this.#bytesAnswered = this.#socket.bytesRead;
    if (this.#last !== undefined) this.#writeLast(this.#last);
  }

  /** Called by Node when a reply that closes the connection has been written. */
  close(): void {
    this.#closing = true;
    const response = this.#open.at(-1);
    if (response !== undefined && !response.req.complete) closeSlowly(this.#socket);
    else Socket.prototype.destroySoon.call(this.#socket);
  }

  #writeLast(reply: RawReply): void {
    if (this.#socket.writable) this.#socket.write(toBytes(reply));
    closeSlowly(this.#socket);
  }
}

function hasBody(headers: NodeJS.Dict<string | string[]>): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

// These functions are shared by all connections and requests: a new one per request costs more.

function destroySoon(this: Socket): void {
  connections.get(this)?.close();
}

function forget(this: ServerResponse): void {
  connections.get(this.req.socket)?.sent(this);
}

/**
 * Closes the connection after a reply that is sent before the request's body has arrived.
 */
function writeHeadBeforeBody(this: ServerResponse, ...args: unknown[]): ServerResponse {
  if (!this.req.complete) connections.get(this.req.socket)?.closeAfter(this);
  return Reflect.apply(ServerResponse.prototype.writeHead, this, args);
}
