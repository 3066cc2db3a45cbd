import type { components } from '../../../generated/schema.ts';
import { toHours } from '../../courses/course.ts';
import { toMajor } from '../../money.ts';
import type { ListedCourse } from './browse.queries.ts';

type MarketplaceCourse = components['schemas']['MarketplaceCourse'];

/** A course as the marketplace shows it (S-53): prices in major units, durations in hours. */
export function toMarketplaceCourse(course: ListedCourse): MarketplaceCourse {
  const { price_minor: price, original_price_minor: original, currency } = course;
  return {
    id: course.id,
    title: course.title,
    slug: course.slug,
    short_description: course.short_description,
    thumbnail_url: course.thumbnail_url,
    level: course.level,
    price: toMajor(price, currency),
    // The original price is only shown if it is higher than the price (M7).
    ...(original !== null && original > price
      ? { original_price: toMajor(original, currency) }
      : {}),
    currency,
    is_free: price === 0,
    rating: course.rating_tenths / 10,
    total_students: course.total_students,
    duration_hours: toHours(course.duration_minutes),
    instructor: {
      display_name: course.instructor_name,
      avatar_url: course.instructor_avatar_url,
    },
    category: { name: course.category_name },
    tags: course.tags,
  };
}
