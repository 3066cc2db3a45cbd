import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../support/cluster.ts';
import { ServerProgram } from '../support/server-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const DIRECTORY_REFUSED = /^The data directory \S+ cannot be used: .* DATA_DIR .*\.$/;

const folder = temporaryFolder();
const programs: ServerProgram[] = [];
let folders = 0;

function start(environment: Readonly<Record<string, string>> = {}): ServerProgram {
  const program = new ServerProgram({ PORT: '0', DATA_DIR: freshFolder(), ...environment });
  programs.push(program);
  return program;
}

function freshFolder(): string {
  folders += 1;
  return join(folder.path, `data-${folders}`);
}

let firstStart: Promise<{ DATA_DIR: string; output: string; exitCode: number | null }> | undefined;

/** A first start, which the tests of this file share because it takes longest, and its end. */
function startFirst() {
  firstStart ??= (async () => {
    const DATA_DIR = freshFolder();
    const program = new ServerProgram({ PORT: '0', DATA_DIR });
    const url = await program.url();
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
    const exitCode = await program.end('SIGINT');
    return { DATA_DIR, output: program.output, exitCode };
  })();
  return firstStart;
}

/** A data directory as a first start leaves it, of a test's own. */
async function usedFolder(): Promise<string> {
  const { DATA_DIR } = await startFirst();
  const copy = freshFolder();
  cpSync(DATA_DIR, copy, { recursive: true });
  return copy;
}

afterEach(async () => {
  for (const program of programs.splice(0)) await program.end('SIGKILL');
});
afterAll(() => folder.remove());

describe('make run', () => {
  it('shows what it does, ends in a banner, and stops cleanly on Ctrl-C', async () => {
    const first = await startFirst();
    expect(first.output).toMatch(/first database start[\s\S]*migrating[\s\S]*seeding the demo/);
    expect(first.output).toContain('test-student@7peducation.com / TestPassword123!');
    expect(first.output).toContain(first.DATA_DIR);
    expect(first.exitCode).toBe(0);
    expect(first.output).toMatch(/Stopped/);
  });

  it('keeps its data and its secrets, which are for itself alone, from start to start', async () => {
    const DATA_DIR = await usedFolder();
    const file = join(DATA_DIR, 'secrets.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const secrets = readFileSync(file, 'utf8');
    const second = start({ DATA_DIR });
    await second.url();
    expect(second.output).not.toMatch(/first database start|migrating|seeding/);
    expect(await second.end('SIGTERM')).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(secrets);
  });

  it('treats a signal that comes twice at once as one', async () => {
    const program = start({ DATA_DIR: await usedFolder() });
    await program.url();
    process.kill(program.pid, 'SIGTERM');
    expect(await program.end('SIGTERM')).toBe(0);
    expect(program.output).toMatch(/Stopped/);
  });

  it('names damaged secrets instead of making others', async () => {
    const DATA_DIR = await usedFolder();
    writeFileSync(join(DATA_DIR, 'secrets.json'), '{');
    const program = start({ DATA_DIR });
    expect(await program.end()).toBe(1);
    expect(program.output).toMatch(/The secrets in .*secrets\.json are damaged/);
    expect(readFileSync(join(DATA_DIR, 'secrets.json'), 'utf8')).toBe('{');
  });
});

describe('a start that is not possible', () => {
  it('names a port that is taken, and makes no files', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const DATA_DIR = freshFolder();
    const program = start({ PORT: port, DATA_DIR });
    expect(await program.end()).toBe(1);
    expect(program.output.trim()).toMatch(
      new RegExp(`^Port ${port} on 127.0.0.1 is taken: .*\\.$`),
    );
    expect(existsSync(DATA_DIR)).toBe(false);
    other.close();
  });

  it('names the process that uses the data directory', async () => {
    const DATA_DIR = await usedFolder();
    const first = start({ DATA_DIR });
    const url = await first.url();
    const second = start({ DATA_DIR });
    expect(await second.end()).toBe(1);
    expect(second.output.trim().split('\n')).toHaveLength(1);
    expect(second.output).toContain(`process ${first.pid}`);
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
  });

  it.each(['/proc/foo', join(import.meta.filename, 'data')])(
    'names a data directory that cannot be made: %s',
    async (DATA_DIR) => {
      const program = start({ DATA_DIR });
      expect(await program.end()).toBe(1);
      expect(program.output.trim()).toMatch(DIRECTORY_REFUSED);
    },
  );

  it('names a data directory that cannot be used, also if it is only needed for the secrets', async () => {
    const database = await createTestDatabase('empty');
    const program = start({ DATA_DIR: '/proc/foo', DATABASE_URL: database.url });
    expect(await program.end()).toBe(1);
    expect(program.output.trim()).toMatch(DIRECTORY_REFUSED);
    await database.drop();
  });

  it('names host and cause of a database that does not answer, but not its password', async () => {
    const DATABASE_URL = 'postgres://somebody:hush-hush@127.0.0.1:1/courses';
    const program = start({ DATABASE_URL });
    expect(await program.end()).toBe(1);
    expect(program.output).toMatch(/127\.0\.0\.1:1.*refused/);
    expect(program.output).not.toContain('hush-hush');
  });

  it('lists every wrong variable in one table', async () => {
    const program = start({
      PORT: '99999',
      LOG_LEVEL: 'loud',
      CORS_ORIGINS: 'example.com',
      JWT_SECRET: 'short',
    });
    expect(await program.end()).toBe(1);
    for (const variable of ['PORT', 'LOG_LEVEL', 'CORS_ORIGINS', 'JWT_SECRET']) {
      expect(program.output).toMatch(new RegExp(`^  ${variable} +\\S`, 'm'));
    }
    expect(program.output).not.toContain('short\n');
  });

  it('R-90: production refuses settings that only a demo may have', async () => {
    const program = start({ NODE_ENV: 'production', APP_URL: 'http://example.com' });
    expect(await program.end()).toBe(1);
    for (const variable of ['DATABASE_URL', 'JWT_SECRET', 'ENCRYPTION_KEY', 'APP_URL']) {
      expect(program.output).toContain(variable);
    }
    expect(readdirSync(folder.path)).not.toContain(`data-${folders}`);
  });
});
