import type { Courses } from '../../generated/database.ts';
import type { components } from '../../generated/schema.ts';
import { toMajor } from '../money.ts';

type Shown =
  | 'id'
  | 'title'
  | 'slug'
  | 'description'
  | 'short_description'
  | 'thumbnail_url'
  | 'level'
  | 'price_minor'
  | 'currency'
  | 'requirements'
  | 'what_you_learn'
  | 'target_audience';

/** A course with its modules and lessons; price and durations as the database has them. */
export interface CourseContent extends Pick<Courses, Shown> {
  readonly instructor_id: string;
  readonly instructor_name: string;
  readonly instructor_bio: string;
  readonly instructor_avatar_url: string;
  readonly rating_tenths: number;
  readonly total_lessons: number;
  readonly duration_minutes: number;
  readonly modules: components['schemas']['Module'][];
}

/** Minutes in hours with one decimal: 100 gives 1.7. */
export function toHours(minutes: number): number {
  return Math.round(minutes / 6) / 10;
}

/** The course as the contract shows it (S-30). */
export function toCourse(course: CourseContent): components['schemas']['Course'] {
  return {
    id: course.id,
    title: course.title,
    slug: course.slug,
    description: course.description,
    short_description: course.short_description,
    thumbnail_url: course.thumbnail_url,
    level: course.level,
    duration_hours: toHours(course.duration_minutes),
    total_lessons: course.total_lessons,
    rating: course.rating_tenths / 10,
    price: toMajor(course.price_minor, course.currency),
    currency: course.currency,
    is_free: course.price_minor === 0,
    modules: course.modules,
    instructor: {
      id: course.instructor_id,
      display_name: course.instructor_name,
      bio: course.instructor_bio,
      avatar_url: course.instructor_avatar_url,
    },
    requirements: course.requirements,
    what_you_learn: course.what_you_learn,
    target_audience: course.target_audience,
  };
}
