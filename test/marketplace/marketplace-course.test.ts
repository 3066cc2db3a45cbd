import { describe, expect, it } from 'vitest';
import { toMarketplaceCourse } from '../../src/marketplace/browse/marketplace-course.ts';

const row = {
  id: '40000000-0000-4000-8000-000000000003',
  title: 'React ile Modern Arayüzler',
  slug: 'react-ile-modern-arayuzler',
  short_description: 'Bileşenler.',
  thumbnail_url: 'https://cdn.7peducation.com/t.jpg',
  level: 'intermediate',
  price_minor: 49_990,
  original_price_minor: 69_990,
  currency: 'try',
  rating_tenths: 47,
  total_students: 31,
  duration_minutes: 92,
  tags: ['react'],
  instructor_name: 'Çağrı Öztürk',
  instructor_avatar_url: 'https://cdn.7peducation.com/a.jpg',
  category_name: 'Web Geliştirme',
} as const;

describe('a course as the marketplace shows it', () => {
  it('has prices in major units, a rating of one decimal and hours of one decimal', () => {
    const course = toMarketplaceCourse({ ...row, tags: [...row.tags] });
    expect(course).toMatchObject({ price: 499.9, original_price: 699.9, is_free: false });
    expect(course).toMatchObject({ rating: 4.7, duration_hours: 1.5, total_students: 31 });
  });

  it.each([null, 49_990, 49_989])('has no original price when that is %s (M7)', (original) => {
    const course = toMarketplaceCourse({ ...row, tags: [], original_price_minor: original });
    expect(course).not.toHaveProperty('original_price');
  });

  it('is free at 0 only', () => {
    const free = { ...row, tags: [], price_minor: 0, original_price_minor: null };
    expect(toMarketplaceCourse(free)).toMatchObject({ price: 0, is_free: true });
    expect(toMarketplaceCourse({ ...free, price_minor: 1 })).toMatchObject({ is_free: false });
  });
});
