import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBinaries } from '../../src/db/embedded/binaries.ts';
import {
  type EmbeddedOptions,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/db/embedded/start-embedded-postgres.ts';
import { unlinkedBinaries } from '../support/programs.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

let folder: TemporaryFolder;
const running: EmbeddedPostgres[] = [];

async function start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: folder.path, durable: false, ...options });
  running.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query({ text: sql, rowMode: 'array' });
  await client.end();
  return rows.flat();
}

describe('the embedded PostgreSQL', () => {
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.stop()));
    await folder.remove();
  });

  it('makes a database on its first start and uses it again on the second', async () => {
    const steps: string[] = [];
    const first = await start({ onProgress: (step) => steps.push(step) });
    expect(first).toMatchObject({ firstStart: true, adopted: false });
    expect(steps).toEqual(['first database start']);
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    await Promise.all([first.stop(), first.stop()]);
    await first.stop();
    expect(existsSync(join(folder.path, 'postgres', 'postmaster.pid'))).toBe(false);
    const second = await start({ onProgress: (step) => steps.push(step) });
    expect(second).toMatchObject({ firstStart: false, adopted: false });
    expect(steps).toHaveLength(1);
    expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([7]);
  });

  it('makes the library links that npm leaves out, also in several starts at once', async () => {
    // Not in /dev/shm, where the system may forbid running programs.
    const home = temporaryFolder(tmpdir());
    const binaries = unlinkedBinaries(home.path);
    const link = join(binaries.native, 'lib', 'libpq.so.5');
    expect(existsSync(link)).toBe(false);
    const dirs = ['a', 'b'].map((name) => join(folder.path, name));
    const servers = await Promise.all(dirs.map((dataDir) => start({ dataDir, binaries })));
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    for (const { url } of servers) expect(await ask(url, 'SELECT 1')).toEqual([1]);
    await home.remove();
  });

  it('names DATABASE_URL as the solution if npm has no PostgreSQL for the machine', () => {
    expect(() => findBinaries('sunos-x64')).toThrow(
      /no embedded PostgreSQL for sunos-x64.*DATABASE_URL/,
    );
    const elsewhere = process.platform === 'darwin' ? 'linux-x64' : 'darwin-arm64';
    expect(() => findBinaries(elsewhere)).toThrow(
      /@embedded-postgres\/[a-z0-9-]+ is not installed.*DATABASE_URL/,
    );
  });
});

describe('a running embedded PostgreSQL', () => {
  let url: string;
  let pid: number;
  beforeAll(async () => {
    folder = temporaryFolder();
    ({ url, pid } = await start({ durable: true }));
  });
  afterAll(async () => {
    await Promise.all(running.splice(0).map((server) => server.stop()));
    await folder.remove();
  });

  it('listens on 127.0.0.1 only, at a random port', async () => {
    expect(await ask(url, 'SHOW listen_addresses')).toEqual(['127.0.0.1']);
    expect(await ask(url, 'SHOW unix_socket_directories')).toEqual(['']);
    expect(Number(new URL(url).port)).toBeGreaterThan(1023);
  });

  it('asks for a random password by SCRAM, which is in a file that only its owner can read', async () => {
    const methods = await ask(url, 'SELECT DISTINCT auth_method FROM pg_hba_file_rules');
    expect(methods).toEqual(['scram-sha-256']);
    const [stored] = await ask(url, 'SELECT rolpassword FROM pg_authid WHERE rolcanlogin');
    expect(stored).toMatch(/^SCRAM-SHA-256\$/);
    const password = join(folder.path, 'postgres-password');
    expect(statSync(password).mode & 0o777).toBe(0o600);
    expect(readFileSync(password, 'utf8')).toMatch(/^[\w-]{32}$/);
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  });

  it('sorts and changes case by its builtin C.UTF-8, which is the same on every machine', async () => {
    const locale = await ask(
      url,
      `SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) FROM pg_database
       WHERE datname = current_database()`,
    );
    expect(locale).toEqual(['b', 'C.UTF-8', 'UTF8']);
  });

  it('writes to disk before it confirms a commit', async () => {
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      expect(await ask(url, `SHOW ${setting}`)).toEqual(['on']);
    }
  });

  it('is started again at the same address when it dies unasked (R-84)', async () => {
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => ask(url, 'SELECT 1').catch(() => []), { timeout: 10_000 }).toEqual([1]);
  });
});
