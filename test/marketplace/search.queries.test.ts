import { beforeAll, describe, expect, it } from 'vitest';
import { drainListingRefreshes } from '../../src/marketplace/index/listing-refresher.ts';
import { searchListings } from '../../src/marketplace/search/search.queries.ts';
import { searchWords } from '../../src/marketplace/search/search-folding.ts';
import { type CourseWishes, shelve } from '../support/course-shelf.ts';
import { openMarketplace } from '../support/marketplace-database.ts';

const db = openMarketplace();

const shelf = {
  light: { title: 'Işık ve Gölge', instructor: 'Gülşen Uçar' },
  isparta: { title: 'ISPARTA Gezi Rehberi', tags: ['gezi'] },
  calls: { title: 'Çağrı Merkezi İletişimi', instructor: 'İLKER Şahin' },
  programming: { title: 'İngilizce ile Programlamaya Giriş', tags: ['python', 'temel'] },
  course: { title: 'Satranç Kursu', short_description: 'Açılışlar ve oyun sonu.' },
  webdev: { title: 'Web Development', short_description: 'HTML, CSS and Node.js' },
  csharp: { title: 'C# ile Oyun Geliştirme', tags: ['.NET', 'unity'] },
  cpp: { title: 'Modern C++', short_description: '100% uygulamalı, under_score' },
  irish: { title: 'The Music of Ireland', instructor: "Sinéad O'Brien" },
  suffixed: { title: "Excel'in Gücü", short_description: 'SQL’e ve Java’ya bakış' },
  quran: { title: "Kur'an'ı Anlamak" },
} satisfies Record<string, CourseWishes>;
type Name = keyof typeof shelf;

const names = new Map<string, Name>();

beforeAll(async () => {
  for (const [name, wishes] of Object.entries(shelf)) {
    names.set(await shelve(db(), wishes), name as Name);
  }
  await drainListingRefreshes(db());
});

async function find(typed: string): Promise<Name[]> {
  const window = { offset: 0, limit: 50 };
  const found = await searchListings(db(), {}, searchWords(typed), 'relevance', window);
  expect(found.total).toBe(found.courses.length);
  return found.courses.flatMap((course) => names.get(course.id) ?? []).sort();
}

describe('a search', () => {
  it.each<[string, Name]>([
    ['isik', 'light'],
    ['Işık', 'light'],
    ['IŞIK', 'light'],
    ['ışık', 'light'],
    ['ısparta', 'isparta'],
    ['isparta', 'isparta'],
    ['Isparta', 'isparta'],
    ['ISPARTA', 'isparta'],
    ['ilker', 'calls'],
    ['İlker', 'calls'],
    ['ILKER', 'calls'],
    ['cagri', 'calls'],
    ['çağrı', 'calls'],
    ['ÇAĞRI', 'calls'],
    ['ingilizce', 'programming'],
    ['İNGİLİZCE', 'programming'],
    ['gulsen', 'light'],
    ['sinead obrien', 'irish'],
  ])('for %s ignores case and accents (M3)', async (typed, name) => {
    expect(await find(typed)).toEqual([name]);
  });

  it.each<[string, Name]>([
    ["ISPARTA'da", 'isparta'],
    ['Işık’ın', 'light'],
    ["Satranç'la oyun", 'course'],
    ["Excel'in", 'suffixed'],
    ['excel', 'suffixed'],
    ["Excel'de SQL'siz", 'suffixed'],
    ['java', 'suffixed'],
    ["C++'ya", 'cpp'],
    ["sinead o'brien'la", 'irish'],
    ['sinead o brien', 'irish'],
    ["Kur'an", 'quran'],
    ['Kuran', 'quran'],
    ['Kur’an’da', 'quran'],
  ])('for %s ignores Turkish suffixes behind an apostrophe (M3)', async (typed, name) => {
    expect(await find(typed)).toEqual([name]);
  });

  it('does not find a suffix behind an apostrophe', async () => {
    expect(await find('Gücü in')).toEqual([]);
  });

  it.each<[string, Name]>([
    ['satranç', 'course'],
    ['oyun sonu', 'course'],
    ['gezi', 'isparta'],
    ['uçar', 'light'],
  ])('for %s finds words of title, description, tags and instructor', async (typed, name) => {
    expect(await find(typed)).toEqual([name]);
  });

  it('finds only courses with all words, wherever they stand', async () => {
    expect(await find('python ingilizce')).toEqual(['programming']);
    expect(await find('oyun')).toEqual(['course', 'csharp']);
    expect(await find('oyun unity')).toEqual(['csharp']);
    expect(await find('python satranç')).toEqual([]);
  });

  it.each<[string, Name]>([
    ['prog', 'programming'],
    ['giri', 'programming'],
    ['deve', 'webdev'],
  ])('for %s finds beginnings of words', async (typed, name) => {
    expect(await find(typed)).toEqual([name]);
  });

  it('does not find ends of words', async () => {
    expect(await find('lopment')).toEqual([]);
  });

  it.each<[string, Name]>([
    ['kurslar', 'course'],
    ['kursları', 'course'],
    ['kurslari', 'course'],
    ['gölgeler', 'light'],
    ['çağrılarda', 'calls'],
    ['iletişimin', 'calls'],
  ])('for %s finds other forms of the Turkish word', async (typed, name) => {
    expect(await find(typed)).toEqual([name]);
  });

  it.each<[string, Name]>([
    ['pyhton', 'programming'],
    ['pyton', 'programming'],
    ['satrnç', 'course'],
    ['devlopment web', 'webdev'],
    ['irelnd musci', 'irish'],
  ])('for %s tolerates the typing error', async (typed, name) => {
    expect(await find(typed)).toEqual([name]);
  });

  it('treats a word as unknown when no course has it any more', async () => {
    const id = await shelve(db(), { title: 'Trambon' });
    await drainListingRefreshes(db());
    await db()('courses').where({ id }).update({ title: 'Trombon' });
    await drainListingRefreshes(db());
    const window = { offset: 0, limit: 9 };
    const found = await searchListings(db(), {}, ['trambon'], 'relevance', window);
    expect(found.courses.map((course) => course.id)).toEqual([id]);
    await db()('courses').where({ id }).del();
    expect(await db()('search_words').whereIn('word', ['trambon', 'trombon'])).toEqual([]);
  });

  it('does not correct a word with a known stem, only the others', async () => {
    expect(await find('oyunlardan geliştrime')).toEqual(['csharp']);
  });

  it.each([
    ['qx zw xj vq', 1],
    ['qxqxqx zwzwzw xjxjxj vqvqvq wxwxwx jqjqjq', 1],
    ['qxqxqx zwzwzw xjxjxj', 2],
    ['oyun qxqxqx', 2],
  ])('for %s, of unknown words, takes %i statements', async (typed, statements) => {
    const asked: string[] = [];
    const listen = ({ sql }: { sql: string }) => asked.push(sql);
    db().on('query', listen);
    expect(await find(typed)).toEqual([]);
    db().off('query', listen);
    expect(asked).toHaveLength(statements);
  });

  it('uses only the first ten words', async () => {
    const title = 'on1 on2 on3 on4 on5 on6 on7 on8 on9 on10';
    const id = await shelve(db(), { title });
    await drainListingRefreshes(db());
    const totalOf = async (typed: string) => {
      const window = { offset: 0, limit: 9 };
      return (await searchListings(db(), {}, searchWords(typed), 'relevance', window)).total;
    };
    expect(await totalOf(`${title} qqqqqqq`)).toBe(1);
    expect(await totalOf(title.replace('on10', 'qqqqqqq'))).toBe(0);
    await db()('courses').where({ id }).del();
  });

  it('corrects a word only if it finds nothing', async () => {
    expect(await find('oyunu')).toEqual(['course', 'csharp']);
    expect(await find('qqqqqqq')).toEqual([]);
  });

  it.each<[string, Name[]]>([
    ['c#', ['csharp']],
    ['C++', ['cpp']],
    ['.net', ['csharp']],
    ['node.js', ['webdev']],
    ['node js', ['webdev']],
    ['web+dev', ['webdev']],
    ["o'brien", ['irish']],
    ['100%', ['cpp']],
    ['under_score', ['cpp']],
    ["c# | python' & !x", []],
    ["ilker' OR 1=1 --", []],
  ])('reads the punctuation of %s as a part of the name', async (typed, found) => {
    expect(await find(typed)).toEqual(found);
  });

  it.each(['%', '%%%', '_', '\\', "'", '&', '|', '!', ':', '()', '*', '<->', '☕'])(
    'of nothing but %s finds nothing',
    async (typed) => expect(await find(typed)).toEqual([]),
  );

  it('of the greatest allowed length is answered', async () => {
    expect(await find('a1 b2 c3 d4 e5 f6 g7 h8 i9 '.repeat(3) + 'x'.repeat(19))).toEqual([]);
    expect(await find('x'.repeat(100))).toEqual([]);
  });
});
