import { connect, type Socket } from 'node:net';

export interface Reply {
  readonly status: number;
  /** The size of the reply with its headers. */
  readonly bytes: number;
  /** The whole reply if its status is not 200, otherwise empty. */
  readonly text: string;
}

/**
 * A keep-alive connection that sends prepared requests, one at a time. It reads only the status and
 * the length of a reply, so that the load generator costs far less than any server.
 */
export class Connection {
  readonly #socket: Socket;
  #received: Buffer = EMPTY;
  /** The size of the reply that is being received; 0 while its headers are not complete. */
  #expected = 0;
  #onReply: ((reply: Reply) => void) | undefined;
  #onError: (error: Error) => void = () => undefined;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (chunk: Buffer) => this.#take(chunk));
    this.#socket.on('error', (error) => this.#onError(error));
    this.#socket.on('close', () => this.#onError(new Error('the server closed a connection')));
  }

  send(request: string, onReply: (reply: Reply) => void, onError: (error: Error) => void): void {
    this.#onReply = onReply;
    this.#onError = onError;
    this.#socket.write(request, 'utf8');
  }

  close(): void {
    this.#onError = () => undefined;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    if (this.#expected === 0) this.#expected = lengthOf(this.#received);
    if (Number.isNaN(this.#expected)) {
      const text = this.#received.toString('utf8', 0, 1000);
      this.#onError(new Error(`a reply has no Content-Length:\n${text}`));
    }
    if (this.#expected > 0 && this.#received.length >= this.#expected) this.#finish();
  }

  #finish(): void {
    const whole = this.#received;
    const bytes = this.#expected;
    this.#received = EMPTY;
    this.#expected = 0;
    if (whole.length > bytes) this.#onError(new Error('a reply is longer than its Content-Length'));
    const status = Number(whole.toString('latin1', 9, 12));
    this.#onReply?.({ status, bytes, text: status === 200 ? '' : whole.toString('utf8') });
  }
}

const EMPTY: Buffer = Buffer.alloc(0);
const HEADERS_END = Buffer.from('\r\n\r\n');

/** The size of head and body; 0 while the head is not complete, NaN without a Content-Length. */
function lengthOf(received: Buffer): number {
  const end = received.indexOf(HEADERS_END);
  if (end < 0) return 0;
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.toString('latin1', 0, end));
  return length === null ? Number.NaN : end + HEADERS_END.length + Number(length[1]);
}
