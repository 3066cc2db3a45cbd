import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../support/cluster.ts';
import { ServerProgram } from '../support/server-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const APP_URL = 'https://7peducation.com';
const folder = temporaryFolder();
const programs: ServerProgram[] = [];

function start(environment: Readonly<Record<string, string>>): ServerProgram {
  const program = new ServerProgram({
    PORT: '0',
    DATA_DIR: join(folder.path, 'data'),
    JWT_SECRET: 'j'.repeat(32),
    ENCRYPTION_KEY: 'e'.repeat(32),
    ...environment,
  });
  programs.push(program);
  return program;
}

function linesOf({ output }: ServerProgram): Record<string, unknown>[] {
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

afterEach(async () => {
  for (const program of programs.splice(0)) await program.end('SIGKILL');
});
afterAll(() => folder.remove());

describe('in production', () => {
  it('every line from start to stop is JSON, and one has the address it listens on and APP_URL', async () => {
    const database = await createTestDatabase('blank');
    const program = start({ NODE_ENV: 'production', APP_URL, DATABASE_URL: database.url });
    const [, url] = await program.says(/"url":"(http:[^"]+)"/);
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
    expect(await program.end('SIGTERM')).toBe(0);
    const lines = linesOf(program).filter(({ event }) => String(event).startsWith('server.'));
    expect(lines[0]).toMatchObject({ event: 'server.starting', step: 'migrating 0001_accounts' });
    expect(lines.filter(({ event }) => event !== 'server.starting')).toMatchObject([
      { event: 'server.listening', url, app_url: APP_URL, role: 'all' },
      { event: 'server.stopping', signal: 'SIGTERM' },
      { event: 'server.stopped' },
    ]);
    await database.drop();
  });
});

describe('variables that are not used yet', () => {
  it('are named in one warning', async () => {
    const database = await createTestDatabase('empty');
    const program = start({
      DATABASE_URL: database.url,
      REDIS_URL: 'redis://hush-hush@127.0.0.1',
      SMTP_URL: 'smtp://hush-hush@127.0.0.1',
    });
    await program.url();
    await program.end('SIGTERM');
    const warnings = program.output.split('\n').filter((line) => line.includes('REDIS_URL'));
    expect(warnings).toHaveLength(1);
    expect(JSON.parse(warnings[0] ?? '')).toMatchObject({
      level: 40,
      variables: ['REDIS_URL', 'SMTP_URL'],
    });
    expect(program.output).not.toContain('hush-hush');
    await database.drop();
  });
});

describe('the banner and the landing page on a database of DATABASE_URL', () => {
  it.for([
    ['empty', 'name nobody; the banner says that the demo is absent and how to get it'],
    ['demo', 'show the accounts of the demo in it'],
  ] as const)('with content %s %s', async ([content]) => {
    const database = await createTestDatabase(content);
    const program = start({ DATABASE_URL: database.url });
    await program.says(/Ctrl-C stops it/);
    const landing = await (await fetch(await program.url())).text();
    await program.end('SIGTERM');
    const absent = /Demo +not in this database; make seed adds it/;
    if (content === 'empty') expect(program.output).toMatch(absent);
    else expect(program.output).not.toMatch(absent);
    expect(program.output.includes('test-student@7peducation.com')).toBe(content === 'demo');
    expect(landing.includes('test-student@7peducation.com')).toBe(content === 'demo');
    await database.drop();
  });
});
