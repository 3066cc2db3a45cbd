import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, indexWords, searchWords } from '../../src/marketplace/search/search-folding.ts';

/** All letters of Latin-1 and Latin Extended-A, and characters of Turkish keyboards and of C#. */
const letters = [
  ...Array.from({ length: 0x17f - 0xa0 }, (_, index) => String.fromCodePoint(0xa0 + index)),
  ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ıİşŞğĞçÇöÖüÜâÂîÎûÛ #+.-_%',
  ..."'’ʼ‘`",
];
const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 30 });

describe('the words of a search', () => {
  it.each([
    ['Işık', 'isik'],
    ['ISPARTA', 'ısparta'],
    ['ilker', 'İLKER'],
    ['ılker', 'İlker'],
    ['çağrı', 'cagri'],
    ['ÇAĞRI', 'çağrı'],
    ['Gülşen', 'GULSEN'],
    ['Straße', 'STRASSE'],
    ['Yapay Zekâ', 'yapay zeka'],
    ['Łódź', 'lodz'],
    ['Ærø', 'aero'],
  ])('of %s and of %s are the same', (one, other) => {
    expect(searchWords(one)).toEqual(searchWords(other));
  });

  it('do not depend on case, in Turkish or in any other language', () => {
    fc.assert(
      fc.property(text, (written) => {
        const words = searchWords(written);
        expect(searchWords(written.toLocaleUpperCase('tr'))).toEqual(words);
        expect(searchWords(written.toLocaleLowerCase('tr'))).toEqual(words);
        expect(searchWords(written.toUpperCase())).toEqual(words);
        expect(searchWords(written.toLowerCase())).toEqual(words);
      }),
    );
  });

  it('do not depend on accents, composed or not', () => {
    fc.assert(
      fc.property(text, (written) => {
        const words = searchWords(written);
        expect(searchWords(written.normalize('NFD'))).toEqual(words);
        expect(searchWords(written.normalize('NFD').replace(/\p{M}/gu, ''))).toEqual(words);
        expect(searchWords(foldText(written))).toEqual(words);
      }),
    );
  });

  it('are plain letters and digits, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
        for (const word of searchWords(typed)) expect(word).toMatch(/^[a-z0-9]{1,100}$/);
      }),
    );
  });

  it.each([
    ['C#', ['csharp']],
    ['c♯ dersleri', ['csharp', 'dersleri']],
    ['C++17', ['cpp', '17']],
    ['F# & C', ['fsharp', 'c']],
    ['.NET', ['dotnet']],
    ['ASP.NET Core', ['asp', 'dotnet', 'core']],
    ['Node.js', ['nodejs']],
    ['NODE.JS!', ['nodejs']],
    ['web+dev', ['web', 'dev']],
    ["o'brien", ['obrien']],
    ["a:b & !(c|d)* \\'", ['a', 'b', 'c', 'd']],
    ['100%_emin', ['100', 'emin']],
    ['%_\\', []],
    ['   ', []],
    ['kurs KURS Kurs', ['kurs']],
  ])('of %j are %j', (typed, words) => {
    expect(searchWords(typed)).toEqual(words);
  });
});

describe('the words by which a text is found', () => {
  it('are at least the words of the same text as a search', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(indexWords(written)).toEqual(expect.arrayContaining(searchWords(written)));
      }),
    );
  });

  it('contain the parts of technical names, too', () => {
    expect(indexWords('Node.js ve C#')).toEqual(['node', 'js', 've', 'c', 'nodejs', 'csharp']);
  });
});
