import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexWords, searchWords } from '../../src/marketplace/search/search-folding.ts';

const APOSTROPHES = ["'", '’', 'ʼ', '‘', '`', '´'];
const SUFFIXES =
  `la le yla yle da de ta te dan den tan ten a e ya ye ı i u ü yı yi yu yü ın in un ün
  nın nin nun nün lar ler ları leri larını lerden lı li lu lü lılar lik lık luk sız siz suz süz
  ca ce ça çe cı ci cu cü çı çi çu çü um ümüz ınız undan una unu daki deki taki teki dakiler
  dekilerden ninki dır dir tur tür ydı ydi tık ymış muş müş yken ysa yım yız ncı inci üncü`.split(
    /\s+/,
  );

const noun = fc.oneof(
  fc.constantFrom('Python', 'SQL', 'Türkçe', 'İstanbul', 'C', 'C#', 'C++', '.NET', 'Node.js', '90'),
  fc.stringMatching(/^[A-ZÇĞİÖŞÜ][a-zçğıöşü]{0,9}$/),
);
const apostrophe = fc.constantFrom(...APOSTROPHES);
const suffixed = fc.tuple(noun, apostrophe, fc.constantFrom(...SUFFIXES)).map((parts) => ({
  noun: parts[0],
  word: parts.join(''),
}));

describe('a Turkish suffix behind an apostrophe', () => {
  it('is ignored, whatever the noun, the apostrophe and the suffix', () => {
    fc.assert(
      fc.property(suffixed, ({ noun, word }) => {
        for (const written of [word, word.toLocaleUpperCase('tr'), word.normalize('NFD')]) {
          expect(searchWords(written)).toEqual(searchWords(noun));
          expect(indexWords(written)).toEqual(indexWords(noun));
        }
      }),
    );
  });

  it.each([
    ["Python'la Veri Analizi", ['python', 'veri', 'analizi']],
    ['Excel’in gücü, SQL’e giriş', ['excel', 'gucu', 'sql', 'giris']],
    ["Türkçe'ninkilerden", ['turkce']],
    ["İstanbul'lulardan Ankara'dakilere", ['istanbul', 'ankara']],
    ['‘Python’la', ['python']],
    ["O'Brien'ın kitabı", ['obrien', 'kitabi']],
    ["T.C.'nin", ['t', 'c']],
  ])('is left out of %j', (written, words) => {
    expect(searchWords(written)).toEqual(words);
  });
});

describe('an apostrophe that no suffix follows', () => {
  it.each([
    ["O'Brien", 'obrien', ['o', 'brien', 'obrien']],
    ["D'Artagnan", 'dartagnan', ['d', 'artagnan', 'dartagnan']],
    ["L'Oréal", 'loreal', ['l', 'oreal', 'loreal']],
    ["Kur'an", 'kuran', ['kur', 'an', 'kuran']],
    ["rock'n'roll", 'rocknroll', ['rock', 'n', 'roll', 'rocknroll']],
    ["Beginner's", 'beginners', ['beginner', 's', 'beginners']],
  ])('leaves %s one word, which is found by its parts, too', (written, word, found) => {
    for (const mark of APOSTROPHES) {
      expect(searchWords(written.replaceAll("'", mark))).toEqual([word]);
      expect(indexWords(written.replaceAll("'", mark))).toEqual(found);
    }
  });

  it.each(["'Python' kursu", '‘Python’ kursu', '`Python` kursu', "Python' kursu"])(
    'is a quotation mark in %s',
    (written) => expect(indexWords(written)).toEqual(['python', 'kursu']),
  );
});

describe('a title', () => {
  const characters = [...APOSTROPHES, ...'abdeiklnorstuyzığüÇİ019 #+.-("'];
  const anything = fc.string({ unit: fc.constantFrom(...characters), maxLength: 12 });
  const name = fc.constantFrom("O'Brien", 'D’Artagnan', "L'Oréal", "Kur'an'ı", "rock'n'roll");
  const title = fc
    .array(
      fc.oneof(
        suffixed.map(({ word }) => word),
        name,
        anything,
      ),
      { maxLength: 6 },
    )
    .map((words) => words.join(' '));

  it('is found by each of its words as written, and by all of them together', () => {
    fc.assert(
      fc.property(title, (written) => {
        const found = indexWords(written);
        expect(found).toEqual(expect.arrayContaining(searchWords(written)));
        for (const word of written.split(/\s+/)) {
          expect(found).toEqual(expect.arrayContaining(searchWords(word)));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
