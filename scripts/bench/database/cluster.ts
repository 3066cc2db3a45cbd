import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placesIn } from '../../../src/db/embedded/data-directory.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../src/db/embedded/start-embedded-postgres.ts';
import { fillDatabase } from './fill.ts';

const root = join(import.meta.dirname, '../../..');
const kept = join(root, '.data', 'bench');

/** The files that decide the rows of a filled database: when one changes, it is made again. */
const SOURCES = [
  'src/db/migrations/*.ts',
  'src/demo/**/*.ts',
  'src/marketplace/index/*.ts',
  'src/marketplace/search/*.ts',
  'scripts/bench/database/{fill,learners,learners.queries}.ts',
];

export interface BenchDatabase extends EmbeddedPostgres {
  /** The folder of the cluster, which is the working directory of PostgreSQL's processes. */
  readonly cluster: string;
}

/**
 * Starts a PostgreSQL for this run in the machine's temporary folder, durable as in production. Its
 * data is a copy of a filled database that is kept in .data/bench, so every run starts with the
 * same rows.
 */
export async function openBenchDatabase(
  courses: number,
  say: (step: string) => void,
): Promise<BenchDatabase> {
  const filled = await filledCluster(courses, say);
  const dataDir = await mkdtemp(join(tmpdir(), '7p-education-bench-'));
  const discard = () => rm(dataDir, { recursive: true, force: true });
  try {
    for (const place of [placesIn(dataDir).cluster, placesIn(dataDir).password]) {
      cpSync(place.replace(dataDir, filled), place, { recursive: true, preserveTimestamps: true });
    }
    const server = await startEmbeddedPostgres({ dataDir, durable: true });
    return {
      ...server,
      cluster: placesIn(dataDir).cluster,
      stop: () => server.stop().finally(discard),
    };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** The folder of the filled database, which is made when it is missing. */
async function filledCluster(courses: number, say: (step: string) => void): Promise<string> {
  const place = join(kept, `${courses}-courses-${sourcesHash()}`);
  if (existsSync(place)) return place;
  say(`preparing a database of ${courses} courses, once; later runs use it again`);
  mkdirSync(kept, { recursive: true });
  // Databases of the same size that were made by older sources are not used any more.
  const old = readdirSync(kept).filter((name) => name.startsWith(`${courses}-courses-`));
  for (const name of old) await rm(join(kept, name), { recursive: true, force: true });
  const draft = await mkdtemp(join(kept, 'draft-'));
  try {
    await fillDatabase(draft, courses, say);
    await rename(draft, place);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return place;
}

function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root })).sort()) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex').slice(0, 12);
}
