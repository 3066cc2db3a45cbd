import { expect, it } from 'vitest';
import { generateCatalogue } from '../../src/demo/generator.ts';
import { shelve } from '../support/course-shelf.ts';
import { openMarketplace } from '../support/marketplace-database.ts';

const db = openMarketplace(30);

async function published(): Promise<{ id: string; title: string }[]> {
  return db()('courses').where({ status: 'published' }).orderBy('id').select('id', 'title');
}

it('the generator continues where it stopped, and never makes a course twice', async () => {
  const before = await published();
  expect(before).toHaveLength(60 + 30);
  expect(await generateCatalogue(db(), 30)).toBe(0);
  await shelve(db(), { title: 'Made by hand' });
  expect(await generateCatalogue(db(), 50)).toBe(20);
  const after = await published();
  expect(after).toHaveLength(60 + 50 + 1);
  expect(after).toEqual(expect.arrayContaining(before));
});
