import { createServer } from 'node:net';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../../src/db/connect.ts';
import { classifyDatabaseError } from '../../src/db/database-errors.ts';
import { createDatabase } from '../../src/db/knex.ts';
import { StartError } from '../../src/start-error.ts';

const silent = createServer();

async function refusal(url: string): Promise<Error> {
  const failure = await openDatabase(url).then(
    () => new Error('It opens'),
    (error: unknown) => error,
  );
  if (!(failure instanceof StartError)) throw failure;
  expect(failure.message).not.toContain('s3cret');
  expect(failure.message).not.toContain('\n');
  return failure;
}

function listening(): Promise<number> {
  return new Promise((resolve) => {
    silent.listen(0, '127.0.0.1', () => {
      const address = silent.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}

describe('a DATABASE_URL that cannot be used is named with its cause, never its password', () => {
  afterEach(() => {
    silent.close();
  });

  it('when nothing listens there', async () => {
    const failure = await refusal('postgres://app:s3cret@127.0.0.1:1/education');
    expect(failure.message).toBe(
      'The database at 127.0.0.1:1/education cannot be used: connection refused (ECONNREFUSED).',
    );
  });

  it('when the host does not exist', async () => {
    const failure = await refusal('postgres://app:s3cret@no-such-host.invalid/education');
    expect(failure.message).toMatch(
      /^The database at no-such-host\.invalid:5432\/education .*host/,
    );
  });

  it('when the host does not answer, within 5 s', { timeout: 5_000 }, async () => {
    const failure = await refusal(`postgres://app:s3cret@127.0.0.1:${await listening()}/education`);
    expect(failure.message).toMatch(/cannot be used: no answer within 3 s\.$/);
  });

  it('when the password is wrong or the database missing', async () => {
    const url = new URL(inject('clusterUrl'));
    url.pathname = '/absent';
    expect((await refusal(url.href)).message).toMatch(/: database "absent" does not exist\.$/);
    url.password = 's3cret';
    expect((await refusal(url.href)).message).toMatch(/: password authentication failed/);
  });

  it('when it is not the URL of a PostgreSQL', async () => {
    for (const url of ['mysql://app:s3cret@db/x', 'postgres://app:s3cret@[x', 's3cret']) {
      expect((await refusal(url)).message).toMatch(/^DATABASE_URL is not of the form postgres:/);
    }
  });
});

describe('a query to a database that is not there', () => {
  it('fails as unavailable', async () => {
    const db = createDatabase('postgres://app:s3cret@127.0.0.1:1/education');
    const failure = await db.raw('SELECT 1').catch((error: unknown) => error);
    expect(classifyDatabaseError(failure)).toBe('unavailable');
    await db.destroy();
  });
});
