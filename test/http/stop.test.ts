import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { World } from '../support/world.ts';

/** A connection that sends what it is told and remembers what came back. */
class Wire {
  readonly #socket: Socket;
  readonly closed: Promise<void>;
  text = '';

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#socket = connect(Number(port), hostname);
    this.#socket.setEncoding('utf8').on('data', (chunk: string) => {
      this.text += chunk;
    });
    this.closed = new Promise((resolve) => this.#socket.on('close', () => resolve()));
    this.#socket.on('error', () => undefined);
  }

  send(bytes: string): Promise<void> {
    return new Promise((resolve) => this.#socket.write(bytes, () => resolve()));
  }
}

describe('stopping (R-82)', () => {
  it('finishes what is in flight, closes what is idle, and takes nothing new', async () => {
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
    // Answered later than the head above was read: the two share the server's one thread.
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
});
