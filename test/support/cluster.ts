import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import pg from 'pg';
import { inject } from 'vitest';
import { createDatabase } from '../../src/db/knex.ts';
import { migrate } from '../../src/db/migrate.ts';
import { migrations } from '../../src/db/migrations/index.ts';

/** `demo`: schema and demo data; `empty`: schema only; `blank`: nothing at all. */
export type Content = 'demo' | 'empty' | 'blank';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

const TEMPLATES = { demo: 'template_demo', empty: 'template_empty', blank: 'template0' } as const;

/** Seeding may be slow on a busy machine, and is done once. */
const BUILDER = { namedStatements: false, statementTimeout: 60_000, connectionWait: 20_000 };

/** A lock with which one worker makes the demo template while others wait. Any number would do. */
const BUILDING = 7_014_816;

/** Makes a database for a test file, copied from a template in about 30 ms. */
export async function createTestDatabase(content: Content): Promise<TestDatabase> {
  const cluster = inject('clusterUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(cluster, async (client) => {
    if (content === 'demo') await ensureDemoTemplate(client, cluster);
    await client.query(copyOf(TEMPLATES[content], name));
  });
  return {
    url: urlOf(cluster, name),
    drop: () =>
      onServer(cluster, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

export async function buildMigratedTemplate(cluster: string): Promise<void> {
  await onServer(cluster, async (client) => {
    await client.query(copyOf(TEMPLATES.blank, TEMPLATES.empty));
    await fill(urlOf(cluster, TEMPLATES.empty));
  });
}

async function ensureDemoTemplate(client: pg.Client, cluster: string): Promise<void> {
  if (await isThere(client)) return;
  await client.query('SELECT pg_advisory_lock($1)', [BUILDING]);
  try {
    if (await isThere(client)) return;
    // Seeded under another name, so that a seeding that fails or is killed leaves no template.
    const building = `${TEMPLATES.demo}_building`;
    await client.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`);
    await client.query(copyOf(TEMPLATES.empty, building));
    await seed(urlOf(cluster, building));
    await client.query(`ALTER DATABASE ${building} RENAME TO ${TEMPLATES.demo}`);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [BUILDING]);
  }
}

async function isThere(client: pg.Client): Promise<boolean> {
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [
    TEMPLATES.demo,
  ]);
  return found.rows.length > 0;
}

async function fill(url: string): Promise<void> {
  const db = createDatabase(url, BUILDER);
  try {
    await migrate(db, migrations);
    // The copies contain the planner's statistics, so that tests have the plans of real use.
    await db.raw('VACUUM (ANALYZE, FREEZE)');
  } finally {
    await db.destroy();
  }
}

async function seed(url: string): Promise<void> {
  const path = new URL('../../src/demo/index.ts', import.meta.url);
  if (!existsSync(path)) throw new Error('There is no demo data yet: src/demo/index.ts');
  const { seedDemo } = await import(path.href);
  const db = createDatabase(url, BUILDER);
  try {
    await seedDemo(db);
    await db.raw('VACUUM (ANALYZE, FREEZE)');
  } finally {
    await db.destroy();
  }
}

async function onServer(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function copyOf(template: string, name: string): string {
  return `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`;
}

function urlOf(cluster: string, name: string): string {
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return url.href;
}
