import { hash } from '@node-rs/argon2';
import type { Client } from 'pg';
import { readSettings } from '../../../src/config.ts';
import { demoId } from '../../../src/demo/demo-id.ts';
import { generateCatalogue } from '../../../src/demo/generator.ts';
import { drainListingRefreshes } from '../../../src/marketplace/index/listing-refresher.ts';
import { openMigratedDatabase } from '../../../src/start/database.ts';
import { enrollLearners, insertLearners, removeDemoAccounts } from './learners.queries.ts';
import { PASSWORD } from './learners.ts';

/** The costs with which the server hashes: argon2id with 19 MiB, two passes and one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The three accounts whose passwords the documentation prints. */
const DEMO_ACCOUNTS = [1, 2, 3].map((n) => demoId('user', n));

/** Makes a database in the folder, with the demo, generated courses and the bench's learners. */
export async function fillDatabase(
  dataDir: string,
  courses: number,
  say: (step: string) => void,
): Promise<void> {
  const { db, close } = await openMigratedDatabase(readSettings({ DATA_DIR: dataDir }), say);
  const client: Client = await db.client.acquireConnection();
  try {
    await client.query('SET statement_timeout = 0');
    await generateCatalogue(db, courses, (done) => say(`${done} generated courses`));
    await insertLearners(client, await hash(PASSWORD, COST));
    await enrollLearners(client, courses);
    say('writing the listings');
    await drainListingRefreshes(db);
    await removeDemoAccounts(client, DEMO_ACCOUNTS);
    await client.query('VACUUM (ANALYZE)');
  } finally {
    await db.client.releaseConnection(client);
    await close();
  }
}
