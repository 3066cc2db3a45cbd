/**
 * A process of its own that holds an embedded database, for tests that kill it.
 * Arguments: the data directory; `write` to insert rows one by one without end, or `hasty` to run
 * without durability; where PostgreSQL's programs are.
 * Prints one JSON line when started or refused, then each row's number once it is committed.
 */
import { startEmbeddedPostgres } from '../../src/db/embedded/start-embedded-postgres.ts';
import { createDatabase } from '../../src/db/knex.ts';
import { StartError } from '../../src/start-error.ts';

const [dataDir = '', task, native] = process.argv.slice(2);

try {
  const server = await startEmbeddedPostgres({
    dataDir,
    durable: task !== 'hasty',
    ...(native && { binaries: { native, major: 18 } }),
  });
  const { url, pid, adopted, firstStart } = server;
  process.stdout.write(`${JSON.stringify({ url, pid, adopted, firstStart })}\n`);
  process.on('SIGTERM', () => server.stop().then(() => process.exit(0)));
  if (task === 'write') await write(url);
  setInterval(() => undefined, 60_000);
} catch (error) {
  const refusal = error instanceof StartError ? error.message : `not a StartError: ${error}`;
  process.stdout.write(`${JSON.stringify({ refusal })}\n`);
  process.exit(1);
}

async function write(url: string): Promise<void> {
  const db = createDatabase(url);
  await db.raw('CREATE TABLE IF NOT EXISTS acknowledged (n integer PRIMARY KEY)');
  for (let n = 1; ; n += 1) {
    await db('acknowledged').insert({ n });
    process.stdout.write(`${n}\n`);
  }
}
