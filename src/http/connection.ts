import { ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { closeSlowly } from './close-slowly.ts';
import { type RawReply, send, toBytes } from './raw-reply.ts';

const connections = new WeakMap<Socket, Connection>();

export function connectionOf(socket: Socket): Connection | undefined {
  return connections.get(socket);
}

/** Gives each request of a connection its own reply, in order, or does not take it. */
export class Connection {
  readonly #socket: Socket;
  /** Responses not yet sent, in the order of their requests. */
  readonly #open: ServerResponse[] = [];
  #closing = false;
  /** A last reply, which waits until the requests before it have theirs. */
  #last: RawReply | undefined;
  /** How much had been read when the last reply left; more than that is another request. */
  #bytesAnswered: number | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    connections.set(socket, this);
    socket.destroySoon = destroySoon;
  }

  /** No further request is taken: it would get no reply. */
  get closing(): boolean {
    return this.#closing;
  }

  /** Whether every request has its reply, and nothing of another has come since. */
  get idle(): boolean {
    return this.#open.length === 0 && this.#socket.bytesRead === this.#bytesAnswered;
  }

  /** Whether a request that has arrived whole still waits for its reply. */
  get working(): boolean {
    return this.#open.at(-1)?.req.complete === true;
  }

  /** From now until it is sent, this response has its place in the order. */
  begin(response: ServerResponse): void {
    this.#open.push(response);
    response.on('close', forget);
    const { complete, headers } = response.req;
    if (!complete && hasBody(headers)) response.writeHead = writeHeadBeforeBody;
  }

  /** Takes no request after this one, and says so; a reply that has begun cannot say it. */
  closeAfter(response = this.#open.at(-1)): void {
    if (response === undefined || response.headersSent) return;
    response.setHeader('Connection', 'close');
    this.#closing = true;
  }

  /** Ends with this reply, which is sent when the requests before it have theirs. */
  endWith(reply: RawReply): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#last = reply;
    if (this.#open.length === 0) this.#writeLast(reply);
  }

  /** Ends because of a request that is broken or was not complete in time. */
  refuse(reply: RawReply): void {
    // The newest request is the broken one unless it had arrived completely.
    const broken = this.#open.find(({ req }) => !req.complete);
    if (broken === undefined) {
      if (this.#closing && this.#open.length === 0) this.#socket.destroy();
      else this.endWith(reply);
    } else if (broken.headersSent) this.#socket.destroy();
    else this.answer(broken, reply);
  }

  /** The last reply of this connection. */
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

  /** Node asks for this when a reply that closes its connection has been written. */
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

// One function each for all connections and requests, instead of a new one per request.

function destroySoon(this: Socket): void {
  connections.get(this)?.close();
}

function forget(this: ServerResponse): void {
  connections.get(this.req.socket)?.sent(this);
}

/** A reply that does not wait for the rest of its request's body closes the connection. */
function writeHeadBeforeBody(this: ServerResponse, ...args: unknown[]): ServerResponse {
  if (!this.req.complete) connections.get(this.req.socket)?.closeAfter(this);
  return Reflect.apply(ServerResponse.prototype.writeHead, this, args);
}
