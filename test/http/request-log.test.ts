import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpRequest, HttpResponse, Locals } from '../../src/http/messages.ts';
import { logRequests } from '../../src/http/request-log.ts';
import { sendRaw } from '../support/http-client.ts';

describe('the log line of a request', () => {
  const lines: Record<string, unknown>[] = [];
  let server: Server;
  let arrived: () => void;

  beforeEach(async () => {
    lines.length = 0;
    const logger = pino(
      { level: 'debug' },
      { write: (line: string) => void lines.push(JSON.parse(line)) },
    );
    const log = logRequests(logger, () => '203.0.113.7');
    server = createServer((incoming, outgoing) => {
      const locals: Locals = { requestId: 'an-id' };
      const [request, response] = [incoming as HttpRequest, Object.assign(outgoing, { locals })];
      log(request, response);
      answer(request.url, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  function answer(url: string, response: HttpResponse): void {
    const [path = '', status] = url.slice(1).split(/[/?]/);
    if (path === 'never') {
      arrived();
      return;
    }
    if (path === 'health') response.locals.operationId = 'getHealth';
    if (path === 'refused') response.locals.errorCode = 'THE_CODE';
    const well = lines.length === 0 ? 200 : 503;
    response.statusCode = { health: well, refused: Number(status), answered: 404 }[path] ?? 500;
    response.end('text');
  }

  const port = () => (server.address() as AddressInfo).port;
  const get = (path: string) => sendRaw(`http://127.0.0.1:${port()}`, { method: 'GET', path });

  it('has the status of the reply, and not the query', async () => {
    await get('/answered?search=secret');
    await expect.poll(() => lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 30, status: 404, msg: 'GET /answered' });
  });

  it('says aborted and no status when the client closed the connection before the reply', async () => {
    const reached = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const socket = connect(port(), '127.0.0.1');
    socket.write('GET /never HTTP/1.1\r\nHost: a\r\n\r\n');
    await reached;
    socket.destroy();
    await expect.poll(() => lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 30, aborted: true });
    expect(lines[0]).not.toHaveProperty('status');
  });

  it('is at level debug for a successful health probe, and only then', async () => {
    await get('/health');
    await expect.poll(() => lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 20, status: 200 });
    await get('/health');
    await expect.poll(() => lines).toHaveLength(2);
    expect(lines[1]).toMatchObject({ level: 30, status: 503 });
  });

  it.each([401, 423, 429])(
    'names the code and the network of a client who gets a %s',
    async (status) => {
      await get(`/refused/${status}`);
      await expect.poll(() => lines).toHaveLength(1);
      expect(lines[0]).toMatchObject({
        level: 30,
        status,
        code: 'THE_CODE',
        client: '203.0.113.0/24',
      });
    },
  );

  it.each([200, 400, 404])(
    'does not name the network of a client who gets a %s',
    async (status) => {
      await get(`/refused/${status}`);
      await expect.poll(() => lines).toHaveLength(1);
      expect(lines[0]).not.toHaveProperty('client');
    },
  );
});
