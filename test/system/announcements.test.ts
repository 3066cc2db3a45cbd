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
  it('every line from start to stop is JSON, and says where it listens and what it is called', async () => {
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
