import { describe, expect, it } from 'vitest';
import { matchCategory } from '../../src/marketplace/browse/categories.ts';

const software = {
  id: '30000000-0000-4000-8000-00000000000a',
  slug: 'yazilim-gelistirme',
  name: 'Yazılım Geliştirme',
};
const business = {
  id: '30000000-0000-4000-8000-000000000006',
  slug: 'business',
  name: 'İş ve Girişimcilik',
};
const categories = [business, software];

describe('a category (M1)', () => {
  it.each([
    software.slug,
    software.id,
    software.id.toUpperCase(),
    software.name,
    'YAZILIM GELİŞTİRME',
    'yazilim  gelistirme',
  ])('is found by %j', (asked) => {
    expect(matchCategory(categories, asked)).toBe(software);
  });

  it('is found by its name if the slug differs from it', () => {
    expect(matchCategory(categories, 'is ve girişimcilik')).toBe(business);
  });

  it.each(['yazilim', 'no-such-category', '%%%', ''])('is not found by %j', (asked) => {
    expect(matchCategory(categories, asked)).toBeUndefined();
  });
});
