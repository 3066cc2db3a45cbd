import { execFile as execFileCallback, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { startWorld } from '../support/world.ts';

const execFile = promisify(execFileCallback);
const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const blocks = [...readme.matchAll(/```bash\n([\s\S]*?)```/g)].map(([, code = '']) => code);
const hasCurl = spawnSync('curl', ['--version']).status === 0;
if (!hasCurl) process.stderr.write('README walk-through: skipped, there is no curl here\n');

describe('the README', () => {
  const world = startWorld();

  it.skipIf(!hasCurl)('holds commands that do what it says', async () => {
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

  /** Runs a block as it stands, but for the address, and returns each reply. */
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
