import { randomBytes, randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Knex } from 'knex';
import { afterAll, beforeAll, inject } from 'vitest';
import type { NewUsers } from '../../generated/database.ts';
import { type OperationId, operations } from '../../generated/operations.ts';
import { openSession } from '../../src/auth/sessions/open-session.ts';
import { readSettings } from '../../src/config.ts';
import type { Timeouts } from '../../src/http/http-server.ts';
import { createLogger, type Logger } from '../../src/logger.ts';
import { type RunningServer, startServer } from '../../src/server.ts';
import { type Content, createTestDatabase, type TestDatabase } from './cluster.ts';
import type { ReplyTo, Sent } from './contract-types.ts';
import { type RawReply, type RawRequest, sendRaw } from './http-client.ts';
import { MovableClock } from './movable-clock.ts';
import { noteStatus } from './statuses-seen.ts';

export interface SignIn {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly userId: string;
}

interface Caller {
  /** A sign-in, an API key, or a whole Authorization header; without it no credential is sent. */
  readonly as?: SignIn | string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** The loopback address to call from. */
  readonly from?: string;
}

/** Anything at all, also what breaks the contract. */
export interface SendOptions extends Caller {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
}

/** What the contract lets a client send to an operation. */
export type CallOptions<Op extends OperationId> = Caller & Sent<Op>;

/** Nothing needs to be given where nothing is required. */
type CallArguments<Op extends OperationId> =
  Record<never, never> extends Sent<Op> ? [options?: CallOptions<Op>] : [options: CallOptions<Op>];

export interface Reply extends RawReply {
  /** The parsed JSON; undefined if there is no body. */
  readonly body: ReturnType<typeof JSON.parse>;
}

interface WorldOptions {
  /** In ms: how long the server accepts connections after a stop began; 0 by default. */
  readonly notice?: number;
  /** In ms: how long a request may take to arrive; short in tests that wait for that. */
  readonly timeouts?: Partial<Timeouts>;
  readonly content?: Content;
  /** Environment variables of the server. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The level of the log; nothing is logged by default. */
  readonly logger?: Logger;
}

const SECRETS = {
  JWT_SECRET: 'a-jwt-secret-for-tests-of-32-bytes-or-more',
  ENCRYPTION_KEY: 'an-encryption-key-for-tests-of-32-bytes',
};

export const PASSWORD = 'TestPassword123!';

/** Costs a login next to nothing. Tests of what a real hash costs give `register` one. */
const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 } as const;
let passwordHash: Promise<string> | undefined;

/** Starts the whole server for the tests of one file, with its own database and a movable clock. */
export class World {
  readonly clock = new MovableClock();
  #server: RunningServer | undefined;
  #database: TestDatabase | undefined;

  async start(options: WorldOptions): Promise<void> {
    const { content = 'demo', environment = {}, notice = 0, timeouts = {} } = options;
    this.#database = await createTestDatabase(content);
    const settings = readSettings({
      NODE_ENV: 'test',
      PORT: '0',
      DATABASE_URL: this.#database.url,
      LOG_LEVEL: 'fatal',
      ...SECRETS,
      ...environment,
    });
    const { logger = createLogger(settings.logLevel) } = options;
    this.#server = await startServer(settings, { clock: this.clock, logger, notice, timeouts });
  }

  async stop(): Promise<void> {
    await this.#server?.close();
    await this.#database?.drop();
  }

  get #running(): RunningServer {
    if (this.#server === undefined) throw new Error('The world starts before the first test');
    return this.#server;
  }

  get url(): string {
    return this.#running.url;
  }

  get db(): Knex {
    return this.#running.context.db;
  }

  get context() {
    return this.#running.context;
  }

  raw(request: RawRequest): Promise<RawReply> {
    return sendRaw(this.url, request);
  }

  /**
   * Calls an operation as its contract allows. `expectStatus(reply, 200)` tells the compiler what
   * is in the body.
   */
  async call<Op extends OperationId>(
    operationId: Op,
    ...[options]: CallArguments<Op>
  ): Promise<ReplyTo<Op>> {
    const anything: object = options ?? {};
    const reply: unknown = await this.send(operationId, anything);
    return reply as ReplyTo<Op>;
  }

  /**
   * Sends an operation anything at all, for tests of what breaks the contract. Notes the status
   * for the gate; an undeclared one throws.
   */
  async send(operationId: OperationId, options: SendOptions = {}): Promise<Reply> {
    const { method } = operations[operationId];
    const { body } = options;
    const reply = await this.raw({
      method,
      path: pathOf(operationId, options),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...authorization(options.as),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options.from === undefined ? {} : { from: options.from }),
    });
    noteStatus(inject('statusesSeen'), operationId, reply.status);
    return { ...reply, body: reply.text === '' ? undefined : JSON.parse(reply.text) };
  }

  async signIn(email: string, password = PASSWORD, extra: object = {}): Promise<SignIn> {
    const reply = await this.send('login', { body: { email, password, ...extra } });
    if (reply.status !== 200) throw new Error(`${email} cannot sign in: ${reply.text}`);
    const { access_token: accessToken, refresh_token: refreshToken, user } = reply.body;
    return { accessToken, refreshToken, userId: user.id };
  }

  /** Makes a new student who is signed in, directly in the database, so that no limit is used up. */
  async register(columns: Partial<Pick<NewUsers, 'phone' | 'tier' | 'password_hash'>> = {}) {
    const id = randomUUID();
    const email = `student-${id}@example.com`;
    passwordHash ??= hash(PASSWORD, CHEAP);
    const password_hash = columns.password_hash ?? (await passwordHash);
    await this.db('users').insert({
      id,
      email,
      full_name: 'Mert Arslan',
      created_at: this.clock.now(),
      ...columns,
      password_hash,
    });
    return { ...(await this.#openSession(id, password_hash)), email, password: PASSWORD };
  }

  /** A login without the check of the password, which is nearly all that a login costs. */
  async #openSession(userId: string, passwordHash: string): Promise<SignIn> {
    const session = await openSession(this.context, {
      userId,
      role: 'student',
      passwordHash,
      emailHash: randomBytes(32),
      rememberMe: false,
      userAgent: '',
      ip: '127.0.0.1',
    });
    if (session === undefined) throw new Error(`${userId} cannot sign in`);
    return { accessToken: session.accessToken, refreshToken: session.refreshToken, userId };
  }
}

/** Starts a world before the tests of this file (or describe) and stops it after them. */
export function startWorld(options: WorldOptions = {}): World {
  const world = new World();
  beforeAll(() => world.start(options));
  afterAll(() => world.stop());
  return world;
}

let addresses = 0;

/** A loopback address that was not used before. */
export function freshAddress(): string {
  addresses += 1;
  const [third, fourth] = [Math.floor(addresses / 254), 1 + (addresses % 254)];
  return `127.${1 + (process.pid % 200)}.${third}.${fourth}`;
}

function pathOf(operationId: OperationId, { params = {}, query = {} }: SendOptions): string {
  const path = operations[operationId].path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

function authorization(as: SignIn | string | undefined): Record<string, string> {
  if (as === undefined) return {};
  if (typeof as !== 'string') return { authorization: `Bearer ${as.accessToken}` };
  return { authorization: as.startsWith('test_pk_') ? `Bearer ${as}` : as };
}
