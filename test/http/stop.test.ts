import type { RequestListener } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openHttpServer } from '../../src/http/http-server.ts';
import { World } from '../support/world.ts';
import { exchange, statusesOf } from './wire.ts';

const GET = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

async function open(listener: RequestListener, notice = 0) {
  const server = await openHttpServer({ port: 0, host: '127.0.0.1', notice });
  server.serve(listener);
  return server;
}

/** A connection that sends bytes and remembers all that was received. */
class Wire {
  readonly #socket: Socket;
  readonly connected: Promise<void>;
  /** Resolves when something has been received. */
  readonly answered: Promise<void>;
  readonly closed: Promise<void>;
  text = '';

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname).setEncoding('utf8');
    this.#socket = socket;
    this.connected = new Promise((resolve) => socket.once('connect', () => resolve()));
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    this.answered = new Promise((resolve) => socket.once('data', () => resolve()));
    socket.on('data', (chunk: string) => {
      this.text += chunk;
    });
    socket.on('error', () => undefined);
  }

  /** Reads nothing more until `resume`. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  send(bytes: string): Promise<void> {
    return new Promise((resolve) => this.#socket.write(bytes, () => resolve()));
  }
}

describe('stopping (R-82)', () => {
  it('finishes running requests, closes idle connections, and accepts no new ones', async () => {
    const world = new World();
    await world.start({});
    const { url } = world;
    const idle = new Wire(url);
    await idle.send('GET /api/health HTTP/1.1\r\nHost: a\r\n\r\n');
    const body = '{"email":"student@example.com","password":"SecurePassword123!"}';
    const busy = new Wire(url);
    await busy.send(
      'POST /api/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n' +
        `Content-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
    );
    // Its reply comes after the head above was read, because the server has one thread for both.
    expect((await world.call('getHealth')).status).toBe(200);

    const stopped = world.stop();
    await idle.closed;
    await expect(world.call('getHealth')).rejects.toThrow(/ECONNREFUSED/);
    await busy.send(body.slice(10));
    await Promise.all([busy.closed, stopped]);
    expect(busy.text).toMatch(/^HTTP\/1\.1 200 /);
    expect(busy.text).toContain('"access_token"');
    expect(busy.text.toLowerCase()).toContain('connection: close');
  });

  it('sends a reply completely that was written before the stop, however slowly it is read', async () => {
    const body = 'x'.repeat(30_000_000);
    const server = await open((_request, response) => void response.end(body));
    const idle = new Wire(server.url);
    await idle.send('HEAD / HTTP/1.1\r\nHost: a\r\n\r\n');
    await idle.answered;
    const slow = new Wire(server.url);
    await slow.send(GET);
    await slow.answered;
    slow.pause();

    const stopped = server.close();
    await idle.closed;
    slow.resume();
    await Promise.all([slow.closed, stopped]);
    expect(slow.text.length).toBeGreaterThan(body.length);
  });

  it('serves every connection that the kernel has already accepted', async () => {
    const server = await open((_request, response) => void response.end('served'));
    // All of these connect before the server has its next turn.
    const replies = Array.from({ length: 200 }, () => exchange(server.url, GET));
    await server.close();
    for (const text of await Promise.all(replies)) {
      expect(statusesOf(text)).toEqual([200]);
      expect(text).toContain('served');
    }
  });

  it('gives a new connection time to send its request', async () => {
    const server = await open((_request, response) => void response.end('served'));
    const idle = new Wire(server.url);
    await idle.send(GET);
    await idle.answered;
    const late = new Wire(server.url);
    await late.connected;

    const stopped = server.close();
    // Idle connections are closed together with the listener.
    await idle.closed;
    await late.send(GET);
    await Promise.all([late.closed, stopped]);
    expect(statusesOf(late.text)).toEqual([200]);
  });

  it('waits for a running handler, but not as long for bodies that have stalled', async () => {
    let finish: () => void = () => undefined;
    const server = await open((request, response) => {
      if (request.method === 'POST') return;
      finish = () => response.end('late');
      response.flushHeaders();
    });
    const working = new Wire(server.url);
    await working.send(GET);
    await working.answered;
    const stalled = Array.from({ length: 5 }, () => new Wire(server.url));
    const half = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{';
    await Promise.all(stalled.map((wire) => wire.send(half)));

    const stopped = server.close();
    // If they were closed together with the handler's own connection, its reply would be lost.
    await Promise.all(stalled.map((wire) => wire.closed));
    finish();
    await Promise.all([working.closed, stopped]);
    expect(working.text).toContain('late');
  });
});
