import { execFile as execFileCallback, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { walkThrough } from '../../src/demo/walk-through.ts';
import { serveDocs } from '../docs/docs-server.ts';
import { startWorld } from '../support/world.ts';

const execFile = promisify(execFileCallback);
const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const blocks = [...readme.matchAll(/```bash\n([\s\S]*?)```/g)].map(([, code = '']) => code);
const hasCurl = spawnSync('curl', ['--version']).status === 0;
if (!hasCurl) process.stderr.write('README walk-through: skipped, there is no curl here\n');

interface Step {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** The requests of the curl commands in a text, in their order. */
function stepsOf(text: string): Step[] {
  const commands = text.replaceAll('$API', 'http://127.0.0.1:3000/api').split(/curl /).slice(1);
  return commands.map((command) => {
    const body = /-d '([^']*)'/.exec(command)?.[1];
    const method = /-X ([A-Z]+)/.exec(command)?.[1] ?? (body === undefined ? 'GET' : 'POST');
    const path = /https?:\/\/[^/]+([^\s"]*)/.exec(command)?.[1] ?? '';
    return { method, path, ...(body !== undefined && { body: JSON.parse(body) }) };
  });
}

/** The text of a page, without its markup. */
function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, '').replaceAll('&amp;', '&');
}

describe('the landing page', () => {
  const docs = serveDocs();

  it('shows the steps of the README, with the same user and ids', async () => {
    const html = await (await fetch(docs.url)).text();
    const start = /<ol class="steps">([\s\S]*)<\/ol>/.exec(html)?.[1] ?? '';
    const steps = stepsOf(textOf(start));
    expect(steps).toEqual(stepsOf(blocks[1] ?? ''));
    expect(steps).toHaveLength(6);
  });
});

describe('the credentials of the demo', () => {
  it('are each written in one place of the code', () => {
    const { student, newStudent, admin, apiKey } = walkThrough;
    const secrets = [student, newStudent, admin].flatMap(({ email, password }) => [
      email,
      password,
    ]);
    const root = join(import.meta.dirname, '../..');
    const files = ['src', 'scripts'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((name) => /\.(?:ts|mjs|js|html)$/.test(name) && !name.includes('node_modules')),
    );
    const places = [...secrets, apiKey].map((secret) =>
      files.filter((file) => readFileSync(join(root, file), 'utf8').includes(secret)),
    );
    const people = secrets.map(() => ['src/demo/people.ts']);
    expect(places).toEqual([...people, ['src/demo/walk-through.ts']]);
  });
});

describe('the README', () => {
  const world = startWorld();

  it.skipIf(!hasCurl)('has commands that do what it says', async () => {
    const [login = '', walk = ''] = blocks;
    const [signedIn] = await run(login);
    expect(signedIn).toMatchObject({ success: true, user: { email: 'student@example.com' } });

    const replies = await run(walk);
    expect(replies).toHaveLength(5);
    const [found, opened, enrolled, recorded, mine] = replies;
    expect(found.courses[0].slug).toBe('python-ile-programlamaya-giris');
    expect(opened.course.slug).toBe('python-ile-programlamaya-giris');
    expect(enrolled.message).toBe('Successfully enrolled in course');
    expect(recorded.updated_progress.course_progress).toBe(10);
    expect(mine.courses).toMatchObject([{ progress: 10 }]);
  });

  /** Runs a block of commands, with only the address changed; returns the replies. */
  async function run(block: string) {
    const script = block
      .replaceAll('http://127.0.0.1:3000', world.url)
      .replaceAll(/^curl /gm, 'echo; curl --max-time 10 ');
    const { stdout } = await execFile('bash', ['-ec', script], { timeout: 15_000 });
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  }
});
