import type { CourseText } from './course-text.ts';
import { demoId } from './demo-id.ts';
import { bodyOf } from './lessons/body.ts';
import { type QuizQuestion, quizOf } from './lessons/quiz.ts';
import { scatter } from './moments.ts';
import type { Offer } from './offers.ts';
import { aiOutlines } from './outlines/ai.ts';
import { businessOutlines } from './outlines/business.ts';
import { dataOutlines } from './outlines/data.ts';
import { designOutlines } from './outlines/design.ts';
import { languageOutlines } from './outlines/languages.ts';
import { personalOutlines } from './outlines/personal.ts';
import { softwareOutlines } from './outlines/software.ts';
import { webOutlines } from './outlines/web.ts';

type LessonType = 'video' | 'text' | 'quiz';

export interface ModuleRow {
  readonly id: string;
  readonly course_id: string;
  readonly title: string;
  readonly description: string;
  readonly order_index: number;
}

export interface LessonRow {
  readonly id: string;
  readonly course_id: string;
  readonly module_id: string;
  readonly title: string;
  readonly type: LessonType;
  readonly duration_minutes: number;
  readonly order_index: number;
  readonly video_url: string | null;
  readonly body: string | null;
  readonly questions: readonly QuizQuestion[] | null;
}

export interface Curriculum {
  readonly modules: readonly ModuleRow[];
  readonly lessons: readonly LessonRow[];
}

interface OutlineModule {
  readonly title: string;
  readonly description: string;
  readonly lessons: readonly { readonly type: LessonType; readonly title: string }[];
}

const outlines = {
  ...softwareOutlines,
  ...webOutlines,
  ...dataOutlines,
  ...aiOutlines,
  ...designOutlines,
  ...businessOutlines,
  ...languageOutlines,
  ...personalOutlines,
};

/** Modules and lessons of a course, with ids, contents and durations. */
export function curriculumOf(course: CourseText, offer: Offer): Curriculum {
  const plan = readOutline(outlines[course.n] ?? '');
  const durations = durationsOf(offer, plan);
  const modules: ModuleRow[] = [];
  const lessons: LessonRow[] = [];
  for (const [index, entry] of plan.entries()) {
    const moduleId = demoId('module', course.n * 100 + index + 1);
    modules.push({
      id: moduleId,
      course_id: demoId('course', course.n),
      title: entry.title,
      description: entry.description,
      order_index: index,
    });
    for (const [position, { type, title }] of entry.lessons.entries()) {
      const running = lessons.length + 1;
      const lesson = course.n * 1000 + running;
      lessons.push({
        id: demoId('lesson', lesson),
        course_id: demoId('course', course.n),
        module_id: moduleId,
        title,
        type,
        duration_minutes: durations[running - 1] ?? 0,
        order_index: position,
        video_url: type === 'video' ? videoUrl(course.slug, running) : null,
        body: type === 'text' ? bodyOf({ lesson, title, moduleTitle: entry.title, course }) : null,
        questions: type === 'quiz' ? quizOf(lesson, offer.category, course.language) : null,
      });
    }
  }
  return { modules, lessons };
}

/** Reads the notation described at `Outlines`. */
function readOutline(outline: string): OutlineModule[] {
  const sections = outline.split(/^\s*# /m).slice(1);
  return sections.map((section) => {
    const [heading = '', ...lines] = section.split('\n');
    const [title = '', description = ''] = heading.split(' — ');
    const lessons = lines
      .flatMap((line) => line.split('|'))
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '')
      .map((entry) => {
        const match = /^(video|text|quiz) (.+)$/.exec(entry);
        if (!match?.[2]) throw new Error(`Not a lesson of an outline: ${entry}`);
        return { type: match[1] as LessonType, title: match[2] };
      });
    return { title, description, lessons };
  });
}

const videoMinutes = { beginner: 15, intermediate: 24, advanced: 35 } as const;
const otherMinutes = { text: 8, quiz: 10 } as const;

/** Minutes per lesson. Videos are made longer until the whole course takes full half hours. */
function durationsOf({ n, level }: Offer, plan: readonly OutlineModule[]): number[] {
  const types = plan.flatMap((entry) => entry.lessons.map((lesson) => lesson.type));
  const minutes = types.map((type, index) => {
    const usual = type === 'video' ? videoMinutes[level] : otherMinutes[type];
    return usual + Math.floor(scatter(n, index) * 7) - 3;
  });
  const videos = types.flatMap((type, index) => (type === 'video' ? [index] : []));
  const total = minutes.reduce((sum, value) => sum + value, 0);
  const missing = Math.ceil(total / 30) * 30 - total;
  for (let added = 0; added < missing; added++) {
    const index = videos[added % videos.length] ?? 0;
    minutes[index] = (minutes[index] ?? 0) + 1;
  }
  return minutes;
}

function videoUrl(slug: string, lesson: number): string {
  return `https://cdn.7peducation.com/videos/${slug}/${lesson}.mp4`;
}
