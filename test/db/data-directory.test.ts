import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDataDirectory } from '../../src/db/embedded/data-directory.ts';
import { StartError } from '../../src/start-error.ts';
import { end, startProgram } from '../support/programs.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const WHAT_TO_DO = 'let DATA_DIR name a folder that you may write to.';
const isRoot = process.getuid?.() === 0;

let folder: TemporaryFolder;
let file: string;
beforeEach(() => {
  folder = temporaryFolder(tmpdir());
  file = join(folder.path, 'file');
  writeFileSync(file, 'kept');
});
afterEach(() => folder.remove());

function refusalOf(dataDir: string): string {
  try {
    makeDataDirectory(dataDir);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  throw new Error(`${dataDir} can be used`);
}

function sentence(dataDir: string, why: string): string {
  return `The data directory ${dataDir} cannot be used: ${why}; ${WHAT_TO_DO}`;
}

describe('a data directory', () => {
  it('is made with the folders above it, and is empty', () => {
    const dataDir = join(folder.path, 'a', 'b', 'data');
    makeDataDirectory(dataDir);
    expect(statSync(dataDir).mode & 0o777).toBe(isRoot ? 0o711 : 0o700);
    makeDataDirectory(dataDir);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('may be a symbolic link to a folder', () => {
    mkdirSync(join(folder.path, 'real'));
    symlinkSync('real', join(folder.path, 'link'));
    makeDataDirectory(join(folder.path, 'link'));
  });
});

describe('a data directory that cannot be used is refused in one sentence', () => {
  it('when it is a file, which is kept', () => {
    expect(refusalOf(file)).toBe(sentence(file, `${file} is a file, not a folder`));
    expect(statSync(file).size).toBe(4);
  });

  it('when it is below a file', () => {
    const dataDir = join(file, 'a', 'b');
    expect(refusalOf(dataDir)).toBe(sentence(dataDir, `${file} is a file, not a folder`));
  });

  it('when it or a folder above it is a symbolic link that leads nowhere', () => {
    const link = join(folder.path, 'link');
    symlinkSync('nowhere', link);
    const why = `${link} is a symbolic link to nothing`;
    expect(refusalOf(link)).toBe(sentence(link, why));
    expect(refusalOf(join(link, 'data'))).toBe(sentence(join(link, 'data'), why));
    expect(existsSync(join(folder.path, 'nowhere'))).toBe(false);
  });

  it('when symbolic links lead in a circle', () => {
    const link = join(folder.path, 'link');
    symlinkSync('link', link);
    expect(refusalOf(link)).toBe(sentence(link, 'its symbolic links lead in a circle (ELOOP)'));
  });

  it('when a part of its name is too long', () => {
    const dataDir = join(folder.path, 'x'.repeat(300), 'data');
    expect(refusalOf(dataDir)).toBe(sentence(dataDir, 'its name is too long (ENAMETOOLONG)'));
  });

  it('when it is in a place where no folders can be made', ({ skip }) => {
    skip(process.platform !== 'linux', 'there is no /proc');
    for (const dataDir of ['/proc', '/proc/foo', '/proc/foo/bar']) {
      const why = isRoot
        ? 'nothing can be created there (ENOENT)'
        : 'you have no right to write there (EACCES)';
      expect(refusalOf(dataDir)).toBe(sentence(dataDir, why));
    }
  });

  it.for([
    ['it would be made in a folder of somebody else', 0o755, 0, 'data'],
    ['it may not be written to', 0o555, 1, ''],
    ['it may not be entered', 0o600, 1, ''],
    ['a folder above it may not be entered', 0o600, 1, 'data'],
  ] as const)('when %s', async ([_why, mode, owner, name], { skip }) => {
    skip(!isRoot, 'only root can start it as somebody else');
    const above = join(folder.path, 'above');
    mkdirSync(above);
    chmodSync(above, mode);
    chownSync(above, owner, owner);
    const dataDir = join(above, name);
    const program = await startProgram([dataDir], { uid: 1 });
    await end(program.child, 'SIGTERM');
    const why = 'you have no right to write there (EACCES)';
    expect(program.said.refusal).toBe(sentence(dataDir, why));
  });
});
