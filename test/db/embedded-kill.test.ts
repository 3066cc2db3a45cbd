import { spawn } from 'node:child_process';
import { chownSync, cpSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isAlive } from '../../src/db/embedded/processes.ts';
import { startEmbeddedPostgres } from '../../src/db/embedded/start-embedded-postgres.ts';
import { createDatabase } from '../../src/db/knex.ts';
import { end, killAll, type Program, preparedCluster, startProgram } from '../support/programs.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

async function query<T>(url: string, work: (db: Knex) => PromiseLike<T>): Promise<T> {
  const db = createDatabase(url);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** Waits until the program has reported `count` committed rows; returns the last one. */
async function acknowledged({ lines }: Program, count: number): Promise<number> {
  let last = 0;
  while (last < count) last = Number((await lines.next()).value);
  return last;
}

describe('a kill -9', () => {
  let folder: TemporaryFolder;
  let program: Program;
  const prepared = temporaryFolder();
  beforeAll(() => preparedCluster(prepared.path));
  afterAll(() => prepared.remove());
  beforeEach(async () => {
    folder = temporaryFolder();
    cpSync(prepared.path, folder.path, { recursive: true });
    program = await startProgram([folder.path, 'write']);
  });
  afterEach(async () => {
    await end(program.child, 'SIGKILL');
    await folder.remove();
  });

  it('of Node leaves the server running, and the next start uses it', async () => {
    const last = await acknowledged(program, 50);
    await end(program.child, 'SIGKILL');
    expect(isAlive(program.said.pid)).toBe(true);
    const steps: string[] = [];
    const onProgress = (step: string) => steps.push(step);
    const next = await startEmbeddedPostgres({ dataDir: folder.path, onProgress });
    expect(next).toMatchObject({ adopted: true, pid: program.said.pid, url: program.said.url });
    expect(steps).toEqual(['adopted the database that an earlier run left running']);
    const kept = await query(next.url, (db) => db('acknowledged').pluck('n'));
    expect(kept.length).toBeGreaterThanOrEqual(last);
    await next.stop();
    expect(isAlive(program.said.pid)).toBe(false);
  });

  it('of everything loses no committed row', async () => {
    const last = await acknowledged(program, 200);
    program.child.kill('SIGKILL');
    killAll(join(folder.path, 'postgres'), program.said.pid);
    // Without a pause, because the dead server's children may still hold its memory.
    const next = await startEmbeddedPostgres({ dataDir: folder.path });
    expect(next.adopted).toBe(false);
    const kept = await query(next.url, (db) => db('acknowledged').orderBy('n').pluck('n'));
    expect(kept.slice(0, last)).toEqual(Array.from({ length: last }, (_, index) => index + 1));
    await next.stop();
  });

  it('of the server alone does not stop the next start, though its children are still ending', async () => {
    await acknowledged(program, 1);
    await end(program.child, 'SIGKILL');
    process.kill(program.said.pid, 'SIGKILL');
    const next = await startEmbeddedPostgres({ dataDir: folder.path });
    expect(next.adopted).toBe(false);
    await next.stop();
  });

  it('of everything does not stop the next start, even if another program got the server’s pid', async () => {
    await end(program.child, 'SIGKILL');
    const cluster = join(folder.path, 'postgres');
    killAll(cluster, program.said.pid);
    const { uid, gid } = statSync(cluster);
    const stranger = spawn('sleep', ['60'], { uid, gid });
    const file = join(cluster, 'postmaster.pid');
    writeFileSync(file, `${stranger.pid}\n${cluster}\n1\n1\n\n127.0.0.1\n1 1\nready\n`);
    chownSync(file, uid, gid);
    const next = await startEmbeddedPostgres({ dataDir: folder.path });
    expect(next.adopted).toBe(false);
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
    await next.stop();
    await end(stranger, 'SIGKILL');
  });
});

describe('Ctrl-C in the terminal', () => {
  it('does not reach the database, so that the app can finish its requests first', async () => {
    const folder = temporaryFolder();
    const { child, said } = await startProgram([folder.path, 'hasty'], { detached: true });
    expect(said.refusal).toBeUndefined();
    // A terminal signals the whole process group; the program has no handler and ends.
    process.kill(-(child.pid ?? 0), 'SIGINT');
    await end(child, 'SIGINT');
    expect(await query(said.url, (db) => db.raw('SELECT 1'))).toMatchObject({ rowCount: 1 });
    await folder.remove();
  });
});
