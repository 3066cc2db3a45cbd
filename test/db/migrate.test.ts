import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase } from '../../src/db/knex.ts';
import { type Migration, migrate } from '../../src/db/migrate.ts';
import { StartError } from '../../src/start-error.ts';
import { createTestDatabase, type TestDatabase } from '../support/cluster.ts';

const first: Migration = {
  name: '0001_first',
  up: (knex) => knex.raw('CREATE TABLE first (n integer); INSERT INTO first VALUES (1)'),
};
const second: Migration = {
  name: '0002_second',
  up: (knex) => knex.raw('CREATE TABLE second (n integer)'),
};
const failing: Migration = {
  name: '0002_second',
  up: async (knex) => {
    await knex.raw('CREATE TABLE second (n integer)');
    throw new Error('a fault in the step');
  },
};

describe('migrating', () => {
  let database: TestDatabase;
  let db: Knex;
  const tables = () =>
    db('pg_tables').where({ schemaname: 'public' }).orderBy('tablename').pluck('tablename');
  const taken = () => db('knex_migrations').orderBy('id').pluck('name');
  beforeEach(async () => {
    database = await createTestDatabase('blank');
    db = createDatabase(database.url);
  });
  afterEach(async () => {
    await db.destroy();
    await database.drop();
  });

  it('takes the steps that are missing, in order, and reports each', async () => {
    const steps: string[] = [];
    expect(await migrate(db, [first])).toEqual(['0001_first']);
    const onProgress = (step: string) => steps.push(step);
    expect(await migrate(db, [first, second], onProgress)).toEqual(['0002_second']);
    expect(steps).toEqual(['0002_second']);
    expect(await taken()).toEqual(['0001_first', '0002_second']);
  });

  it('again changes nothing', async () => {
    await migrate(db, [first, second]);
    expect(await migrate(db, [first, second])).toEqual([]);
    expect(await db('first').pluck('n')).toEqual([1]);
  });

  it('from several processes at once succeeds in all of them and happens once', async () => {
    const others = [1, 2, 3].map(() => createDatabase(database.url));
    const steps = await Promise.all(others.map((other) => migrate(other, [first, second])));
    expect(steps.flat()).toEqual(['0001_first', '0002_second']);
    expect(await taken()).toEqual(['0001_first', '0002_second']);
    await Promise.all(others.map((other) => other.destroy()));
  });

  it('that fails does not change the database, and works once the fault is corrected', async () => {
    await expect(migrate(db, [first, failing])).rejects.toThrow('a fault in the step');
    expect(await tables()).toEqual([]);
    expect(await migrate(db, [first, second])).toHaveLength(2);
  });

  it('that is killed leaves no lock behind', async () => {
    const killed: Migration = {
      name: '0002_second',
      up: (knex) => knex.raw('SELECT pg_terminate_backend(pg_backend_pid())'),
    };
    await migrate(db, [first]);
    await expect(migrate(db, [first, killed])).rejects.toThrow();
    expect(await migrate(db, [first, second])).toEqual(['0002_second']);
  });

  it('refuses a database made by newer code and changes nothing', async () => {
    await migrate(db, [first, second]);
    const before = await tables();
    const third = { ...second, name: '0003_third' };
    for (const known of [[first], [first, third]]) {
      const refused = migrate(db, known);
      await expect(refused).rejects.toBeInstanceOf(StartError);
      await expect(refused).rejects.toThrow(/newer version of this program \(it has 0002_second\)/);
    }
    expect(await tables()).toEqual(before);
    expect(await taken()).toEqual(['0001_first', '0002_second']);
  });
});
