import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBinaries, linkLibraries } from '../../src/db/embedded/binaries.ts';
import { createDatabase } from '../../src/db/knex.ts';
import { end, type Program, startProgram, unlinkedBinaries } from '../support/programs.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const NOBODY = 65_534;
const UNLISTED = 54_321;
const isRoot = process.getuid?.() === 0;
const canUnshare =
  spawnSync('unshare', ['--user', `--map-user=${NOBODY}`, 'true'], isRoot ? { uid: NOBODY } : {})
    .status === 0;
const others = isRoot && everyoneReaches(import.meta.dirname) && everyoneReaches(process.execPath);

function everyoneReaches(path: string): boolean {
  if ((statSync(path).mode & 0o001) === 0) return false;
  return path === dirname(path) || everyoneReaches(dirname(path));
}

describe('PostgreSQL', () => {
  let folder: TemporaryFolder;
  let home: string;
  let dataDir: string;
  const programs: Program[] = [];
  beforeEach(() => {
    folder = temporaryFolder(tmpdir());
    home = join(folder.path, 'home');
    dataDir = join(home, '.data');
    mkdirSync(home);
  });
  afterEach(async () => {
    await Promise.all(programs.splice(0).map(({ child }) => end(child, 'SIGTERM')));
    await folder.remove();
  });

  async function start(options: { uid?: number; native?: string } = {}): Promise<Program['said']> {
    const { native, ...identity } = options;
    const program = await startProgram([dataDir, 'hasty', native ?? ''], identity);
    programs.push(program);
    return program.said;
  }
  /** The real uid of the server, also inside a user namespace. */
  async function serves(said: Program['said']): Promise<number> {
    expect(said.refusal).toBeUndefined();
    const db = createDatabase(said.url);
    await db.raw('CREATE TABLE IF NOT EXISTS visits (at text)');
    await db.destroy();
    return statSync(`/proc/${said.pid}`).uid;
  }

  it('runs in a user namespace when root starts it in a home of mode 0700', async ({ skip }) => {
    skip(!isRoot, 'not run as root');
    skip(!canUnshare, 'unshare --user is forbidden here');
    chmodSync(home, 0o700);
    const { native } = unlinkedBinaries(home);
    expect(await serves(await start({ native }))).toBe(0);
  });

  it('runs as nobody when root starts it, and changes the user when the mode of the home changes', async ({
    skip,
  }) => {
    skip(!isRoot, 'not run as root');
    skip(!canUnshare, 'unshare --user is forbidden here');
    const owners: number[] = [];
    for (const mode of [0o755, 0o700, 0o755]) {
      chmodSync(home, mode);
      owners.push(await serves(await start()));
      await Promise.all(programs.splice(0).map(({ child }) => end(child, 'SIGTERM')));
    }
    expect(owners).toEqual([NOBODY, 0, NOBODY]);
  });

  it('runs as an ordinary user in a home of mode 0700', async ({ skip }) => {
    skip(isRoot && !others, 'the checkout is closed to other users');
    chmodSync(home, 0o700);
    linkLibraries(findBinaries().native);
    if (isRoot) chownSync(home, NOBODY, NOBODY);
    const uid = isRoot ? NOBODY : (process.getuid?.() ?? 0);
    expect(await serves(await start(isRoot ? { uid } : {}))).toBe(uid);
  });

  it('runs as a user that /etc/passwd does not list', async ({ skip }) => {
    skip(!isRoot, 'not run as root, so nobody else can be impersonated');
    skip(!others, 'the checkout is closed to other users');
    skip(!canUnshare, 'unshare --user is forbidden here');
    chownSync(home, UNLISTED, UNLISTED);
    linkLibraries(findBinaries().native);
    expect(await serves(await start({ uid: UNLISTED }))).toBe(UNLISTED);
  });

  it('is not started on data of another user', async ({ skip }) => {
    skip(!isRoot, 'not run as root, so nobody else can be impersonated');
    skip(!others, 'the checkout is closed to other users');
    await start();
    await Promise.all(programs.splice(0).map(({ child }) => end(child, 'SIGTERM')));
    expect((await start({ uid: 1 })).refusal).toMatch(/cannot be used: .*\(EACCES\)/);
  });
});
