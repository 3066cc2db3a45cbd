import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchWords } from '../../src/marketplace/search/search-folding.ts';
import { turkishStem } from '../../src/marketplace/search/turkish-stem.ts';

const word = fc.stringMatching(/^[a-z0-9]{1,20}$/);

function stemOf(typed: string): string {
  return searchWords(typed).map(turkishStem).join(' ');
}

describe('a Turkish stem', () => {
  it.each([
    'kurs kurslar kursu kursları kurslara kurslarda kurslarından kursumuz',
    'ders dersler dersleri dersi dersin derslerde',
    'eğitim eğitimler eğitimi eğitimleri eğitimin eğitimde',
    'yazılım yazılımlar yazılımı yazılımın',
    'veri veriler verisi verileri',
    'programlama programlamaya programlamada programlamanın',
    'çağrı çağrılar çağrıda',
    'tasarım tasarımı tasarımlar',
  ])('is shared by %s', (forms) => {
    const stems = forms.split(' ').map(stemOf);
    expect(new Set(stems)).toEqual(new Set([stems[0]]));
  });

  it('is the same with and without Turkish letters', () => {
    expect(stemOf('kursları')).toBe(stemOf('kurslari'));
    expect(stemOf('EĞİTİMLERİ')).toBe(stemOf('egitimleri'));
  });

  it.each(['python', 'react', 'java', 'data', 'web', 'node', 'sql', 'figma'])(
    'of %s is the word itself or its beginning',
    (name) => expect(name.startsWith(turkishStem(name))).toBe(true),
  );

  it('is a beginning of its word, three letters or more, and its own stem', () => {
    fc.assert(
      fc.property(word, (any) => {
        const stem = turkishStem(any);
        expect(any.startsWith(stem)).toBe(true);
        expect(stem.length).toBeGreaterThanOrEqual(Math.min(3, any.length));
        expect(turkishStem(stem)).toBe(stem);
      }),
    );
  });
});
