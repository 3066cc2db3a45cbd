import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '../../src/db/embedded/start-embedded-postgres.ts';
import { StartError } from '../../src/start-error.ts';
import { preparedCluster } from '../support/programs.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const sound = join(folder.path, 'sound');

/** Every file below the folder, with its bytes. */
function bytesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [readFileSync(path, 'latin1')];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  return names.map((name) => {
    const isFile = statSync(join(path, name)).isFile();
    const content = isFile ? readFileSync(join(path, name)) : '';
    return `${name} ${createHash('sha1').update(content).digest('hex')}`;
  });
}

interface Damage {
  readonly what: string;
  readonly harm: (cluster: string, dataDir: string) => void;
  readonly says: RegExp;
}

const damages: Damage[] = [
  {
    what: 'without PG_VERSION',
    harm: (cluster) => rmSync(join(cluster, 'PG_VERSION')),
    says: /is damaged \(its PG_VERSION is missing/,
  },
  {
    what: 'with garbage in PG_VERSION',
    harm: (cluster) => writeFileSync(join(cluster, 'PG_VERSION'), '\0\u0001garbage'),
    says: /is damaged \(its PG_VERSION is missing or unreadable\)/,
  },
  {
    what: 'made by a newer PostgreSQL',
    harm: (cluster) => writeFileSync(join(cluster, 'PG_VERSION'), '19\n'),
    says: /was made by PostgreSQL 19, which is newer than this program runs PostgreSQL 18|newer/,
  },
  {
    what: 'made by an older PostgreSQL',
    harm: (cluster) => writeFileSync(join(cluster, 'PG_VERSION'), '17\n'),
    says: /was made by PostgreSQL 17, and this program runs PostgreSQL 18/,
  },
  {
    what: 'without a control file',
    harm: (cluster) => rmSync(join(cluster, 'global', 'pg_control')),
    says: /is damaged \(its global\/pg_control is missing\)/,
  },
  {
    what: 'with garbage in its control file',
    harm: (cluster) => writeFileSync(join(cluster, 'global', 'pg_control'), 'x'.repeat(8192)),
    says: /cannot be started \(PostgreSQL says: .+\)/,
  },
  {
    what: 'without its log of changes',
    harm: (cluster) => rmSync(join(cluster, 'pg_wal'), { recursive: true }),
    says: /cannot be started \(PostgreSQL says: .+\)/,
  },
  {
    what: 'that is a file',
    harm: (cluster) => {
      rmSync(cluster, { recursive: true });
      writeFileSync(cluster, 'not a database');
    },
    says: /is damaged/,
  },
  {
    what: 'whose password file is gone',
    harm: (_, dataDir) => rmSync(join(dataDir, 'postgres-password')),
    says: /its password file .* is missing/,
  },
];

describe('a data directory', () => {
  beforeAll(async () => {
    await preparedCluster(sound);
    // Without tables the copies are small; the refusals tested here come before tables are read.
    rmSync(join(sound, 'postgres', 'base'), { recursive: true });
  });
  afterAll(() => folder.remove());

  it.each(damages)('$what is refused in one sentence and not changed', async (damage) => {
    const dataDir = join(folder.path, damage.what.replaceAll(/\W/g, '-'));
    const cluster = join(dataDir, 'postgres');
    cpSync(sound, dataDir, { recursive: true });
    damage.harm(cluster, dataDir);
    const before = bytesOf(cluster);
    const start = startEmbeddedPostgres({ dataDir, durable: false });
    await expect(start).rejects.toBeInstanceOf(StartError);
    await expect(start).rejects.toThrow(damage.says);
    await expect(start).rejects.toThrow(/^[^\n]*nothing was changed[^\n]*$/);
    expect(bytesOf(cluster)).toEqual(before);
  });

  it('in which a first start was killed can be used by the next start', async () => {
    const dataDir = join(folder.path, 'killed');
    cpSync(join(sound, 'postgres'), join(dataDir, 'postgres.new-a1b2c3'), { recursive: true });
    rmSync(join(dataDir, 'postgres.new-a1b2c3', 'PG_VERSION'));
    const server = await startEmbeddedPostgres({ dataDir, durable: false });
    expect(server.firstStart).toBe(true);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('postgres.new'))).toEqual([]);
    await server.stop();
  });
});
