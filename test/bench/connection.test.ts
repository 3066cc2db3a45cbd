import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Connection, type Reply } from '../../scripts/bench/load/connection.ts';

describe('a connection of the load generator', () => {
  let server: Server;
  afterEach(() => server.close());

  /** Sends one request to a server that answers with these pieces, one after the other. */
  async function replyTo(pieces: readonly string[]): Promise<Reply> {
    server = createServer({ noDelay: true }, (socket) => {
      socket.once('data', () => {
        const write = (index: number) => {
          const piece = pieces[index];
          if (piece !== undefined) socket.write(piece, () => setImmediate(write, index + 1));
        };
        write(0);
      });
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const connection = new Connection(typeof address === 'object' && address ? address.port : 0);
    const reply = new Promise<Reply>((resolve, reject) => {
      connection.send('GET / HTTP/1.1\r\n\r\n', resolve, reject);
    });
    return reply.finally(() => connection.close());
  }

  it('reads a reply that comes in pieces', async () => {
    const pieces = ['HTTP/1.1 200 OK\r\nConte', 'nt-Length: 5\r\n\r', '\nab', 'cde'];
    expect(await replyTo(pieces)).toMatchObject({ status: 200, bytes: pieces.join('').length });
  });

  it('reads a reply without a body', async () => {
    const text = 'HTTP/1.1 204 No Content\r\ncontent-length: 0\r\n\r\n';
    expect(await replyTo([text])).toEqual({ status: 204, bytes: text.length, text });
  });

  it('keeps the text of a reply that is not 200, to be shown', async () => {
    const text = 'HTTP/1.1 429 Too Many Requests\r\nContent-Length: 2\r\n\r\n{}';
    expect(await replyTo([text])).toMatchObject({ status: 429, text });
  });

  it('fails on a reply without a Content-Length', async () => {
    await expect(replyTo(['HTTP/1.1 200 OK\r\n\r\nabc'])).rejects.toThrow('no Content-Length');
  });

  it('fails when a reply is longer than its Content-Length', async () => {
    const text = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabc';
    await expect(replyTo([text])).rejects.toThrow('longer than its Content-Length');
  });
});
