import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataDirectory } from '../../src/db/embedded/data-lock.ts';
import { StartError } from '../../src/start-error.ts';
import { end, type Program, startProgram } from '../support/programs.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

describe('the lock on the data directory (R-88)', () => {
  let folder: TemporaryFolder;
  const programs: Program[] = [];
  async function start(): Promise<Program['said']> {
    const program = await startProgram([folder.path, 'hasty']);
    programs.push(program);
    return program.said;
  }
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    await Promise.all(programs.splice(0).map(({ child }) => end(child, 'SIGKILL')));
    await folder.remove();
  });

  it('is got by one of several starts, whose pid the others name, and ends with its process', async () => {
    const said = await Promise.all([start(), start(), start()]);
    const winner = programs.find((program) => program.said.url)?.child.pid;
    expect(said.filter(({ url }) => url)).toHaveLength(1);
    const refusals = said.flatMap(({ refusal }) => refusal ?? []);
    expect(refusals).toHaveLength(2);
    for (const refusal of refusals) {
      expect(refusal).toContain(`${folder.path} is in use by process ${winner}:`);
    }
    await Promise.all(programs.map(({ child }) => end(child, 'SIGKILL')));
    expect(await start()).toMatchObject({ adopted: true });
  });

  it('refuses a second start in the same process too', async () => {
    const lock = await lockDataDirectory(folder.path);
    const second = lockDataDirectory(folder.path);
    await expect(second).rejects.toBeInstanceOf(StartError);
    await expect(second).rejects.toThrow(`in use by process ${process.pid}:`);
    lock.release();
  });

  it('can be taken again after its release, which may be called twice', async () => {
    const first = await lockDataDirectory(folder.path);
    first.release();
    first.release();
    (await lockDataDirectory(folder.path)).release();
  });

  it('is not held by a process that only has the pid of a dead owner', async () => {
    writeFileSync(join(folder.path, 'instance.pid'), `${process.ppid}\n`);
    (await lockDataDirectory(folder.path)).release();
  });
});
