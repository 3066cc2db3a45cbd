import { Agent, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/cluster.ts';
import { ServerProgram } from '../support/server-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CLIENTS = 16;
/** After this many replies the load is running. */
const WARM = 100;

/** The result of one request: a status, `refused` when nothing listens, or why it failed. */
type Outcome = number | 'refused' | { failed: string };

/** What the load balancer and the clients of this test have seen. */
class Load {
  readonly #url: string;
  readonly #warm = Promise.withResolvers<void>();
  readonly failures: string[] = [];
  replies = 0;
  /** The last status of health: after anything but 200 clients must open no new connections. */
  health: Outcome = 200;

  constructor(url: string) {
    this.#url = url;
  }

  get warm(): Promise<void> {
    return this.#warm.promise;
  }

  /** Sends requests one by one over a connection, until the server closes it. */
  async client(path: string, mayConnect: () => boolean): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (mayConnect() || Object.keys(agent.freeSockets).length > 0) {
      const outcome = await this.#get(path, agent);
      if (outcome === 'refused') break;
      if (typeof outcome === 'object') this.failures.push(outcome.failed);
      else if (++this.replies === WARM) this.#warm.resolve();
    }
    agent.destroy();
  }

  /** Asks for health, each time over a new connection, until it is not 200. */
  async watchHealth(): Promise<void> {
    const agent = new Agent({ keepAlive: false });
    while (this.health === 200) this.health = await this.#get('/api/health', agent);
  }

  #get(path: string, agent: Agent): Promise<Outcome> {
    return new Promise((resolve) => {
      const headers = { authorization: 'Bearer test_pk_1234567890abcdef' };
      const sent = request(`${this.#url}${path}`, { agent, headers });
      const fail = (error: NodeJS.ErrnoException) => {
        const connection = sent.reusedSocket ? 'an old connection' : 'a new connection';
        resolve(error.code === 'ECONNREFUSED' ? 'refused' : { failed: `${connection}: ${error}` });
      };
      sent.on('error', fail);
      sent.on('response', (response) => {
        response.on('error', fail).on('end', () => resolve(response.statusCode ?? 0));
        response.resume();
      });
      sent.end();
    });
  }
}

describe('a stop under load (R-82)', () => {
  const folder = temporaryFolder();
  let database: TestDatabase;
  let program: ServerProgram | undefined;

  beforeAll(async () => {
    database = await createTestDatabase('demo');
  });
  afterAll(async () => {
    await program?.end('SIGKILL');
    await database.drop();
    await folder.remove();
  });

  async function start(): Promise<{ load: Load; server: ServerProgram }> {
    const environment = { PORT: '0', DATA_DIR: folder.path, DATABASE_URL: database.url };
    program = new ServerProgram(environment);
    return { load: new Load(await program.url()), server: program };
  }

  // Whatever the status is: 401, 404 and 429 are replies, too.
  const paths = ['/api/health', '/api/me', '/api/marketplace', '/api/nothing'];
  const everyClient = (load: Load, mayConnect: () => boolean) =>
    Array.from({ length: CLIENTS }, (_, index) =>
      load.client(paths[index % paths.length] ?? '', mayConnect),
    );

  it('fails no request of clients that only connect while health is 200', async () => {
    const { load, server } = await start();
    const ended = [load.watchHealth(), ...everyClient(load, () => load.health === 200)];
    await load.warm;
    expect(await server.end('SIGTERM')).toBe(0);
    await Promise.all(ended);
    expect(load.health).toBe(503);
    expect(load.failures).toEqual([]);
  });

  it('answers every request that it has received, also of clients that connect again until refused', async () => {
    const { load, server } = await start();
    const ended = everyClient(load, () => true);
    await load.warm;
    expect(await server.end('SIGTERM')).toBe(0);
    await Promise.all(ended);
    // The kernel resets a new connection that it accepted at the last moment, before the server
    // did.
    expect(load.failures.filter((failure) => !failure.startsWith('a new connection'))).toEqual([]);
    expect(server.output).toContain('GET /api/nothing');
    expect(server.output).not.toContain('aborted');
  });
});
