import type { Courses } from '../../generated/database.ts';
import type { components } from '../../generated/schema.ts';
import { toHours } from './course.ts';
import { courseProgress } from './progress.ts';

type Shown = 'id' | 'title' | 'slug' | 'description' | 'thumbnail_url' | 'level';

/** A course of the caller; durations as the database has them. */
export interface EnrolledCourse extends Pick<Courses, Shown> {
  /** Moments as PostgreSQL writes them in JSON. */
  readonly enrolled_at: string;
  readonly last_accessed_at: string;
  readonly instructor_name: string;
  readonly instructor_avatar_url: string;
  readonly category_name: string;
  readonly rating_tenths: number;
  readonly total_lessons: number;
  readonly completed_lessons: number;
  readonly duration_minutes: number;
}

/** A course of the caller as the contract shows it (S-27). */
export function toEnrolledCourse(course: EnrolledCourse): components['schemas']['EnrolledCourse'] {
  return {
    id: course.id,
    title: course.title,
    slug: course.slug,
    description: course.description,
    thumbnail_url: course.thumbnail_url,
    level: course.level,
    duration_hours: toHours(course.duration_minutes),
    total_lessons: course.total_lessons,
    rating: course.rating_tenths / 10,
    progress: courseProgress(course.completed_lessons, course.total_lessons),
    enrolled_at: new Date(course.enrolled_at).toISOString(),
    last_accessed: new Date(course.last_accessed_at).toISOString(),
    instructor: { display_name: course.instructor_name, avatar_url: course.instructor_avatar_url },
    category: { name: course.category_name },
  };
}
