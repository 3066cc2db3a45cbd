import { DAY, plus } from '../clock.ts';
import type { CourseText } from './course-text.ts';
import { aiCourses } from './courses/ai.ts';
import { businessCourses } from './courses/business.ts';
import { dataCourses } from './courses/data.ts';
import { designCourses } from './courses/design.ts';
import { languageCourses } from './courses/languages.ts';
import { personalCourses } from './courses/personal.ts';
import { softwareCourses } from './courses/software.ts';
import { webCourses } from './courses/web.ts';
import { curriculumOf, type LessonRow, type ModuleRow } from './curriculum.ts';
import { demoId } from './demo-id.ts';
import { publishedAt } from './moments.ts';
import { ARCHIVED_COURSE, DRAFT_COURSE, type Offer, offers } from './offers.ts';

/** One course of the demo with all its data. */
export interface DemoCourse extends Offer {
  readonly id: string;
  readonly text: CourseText;
  readonly published: Date;
  readonly modules: readonly ModuleRow[];
  readonly lessons: readonly LessonRow[];
}

const texts = new Map(
  [
    ...softwareCourses,
    ...webCourses,
    ...dataCourses,
    ...aiCourses,
    ...designCourses,
    ...businessCourses,
    ...languageCourses,
    ...personalCourses,
  ].map((text) => [text.n, text]),
);

export function demoCourses(): DemoCourse[] {
  return offers.map((offer) => {
    const text = texts.get(offer.n);
    if (!text) throw new Error(`Course ${offer.n} has no text`);
    const published = publishedAt(offer.n);
    const id = demoId('course', offer.n);
    return { ...offer, id, text, published, ...curriculumOf(text, offer) };
  });
}

export function courseRow(course: DemoCourse): object {
  const { text } = course;
  const status = statusOf(course.n);
  return {
    id: course.id,
    slug: text.slug,
    status,
    title: text.title,
    description: text.about.join(' '),
    short_description: text.short,
    thumbnail_url: `https://cdn.7peducation.com/thumbnails/${text.slug}.jpg`,
    level: course.level,
    price_minor: course.price,
    original_price_minor: course.originalPrice,
    currency: 'try',
    category_id: demoId('category', course.category),
    instructor_id: demoId('instructor', course.instructor),
    tags: text.tags,
    requirements: text.requirements,
    what_you_learn: text.learns,
    target_audience: text.audience,
    created_at: plus(course.published, -DAY),
    published_at: status === 'draft' ? null : course.published,
  };
}

function statusOf(course: number): 'draft' | 'published' | 'archived' {
  if (course === DRAFT_COURSE) return 'draft';
  return course === ARCHIVED_COURSE ? 'archived' : 'published';
}
