import type { Lessons } from '../../generated/database.ts';
import type { components } from '../../generated/schema.ts';
import { type LessonProgress, PASS_MARK, toLessonProgress } from '../courses/progress.ts';
import type { Standing } from '../entitlements/access.ts';

interface StoredQuestion {
  readonly id: string;
  readonly question: string;
  readonly options: string[];
  readonly correct_option: number;
}

type Shown = 'title' | 'type' | 'duration_minutes' | 'order_index' | 'video_url' | 'body';

/** A lesson with the caller's access and progress, which is zero before the first report. */
export interface OpenedLesson extends Standing, LessonProgress, Pick<Lessons, Shown> {
  readonly course_title: string;
  readonly course_slug: string;
  readonly module_id: string;
  readonly module_title: string;
  readonly questions: readonly StoredQuestion[] | null;
  readonly notes: string | null;
}

/** The lesson as the contract shows it to somebody with access. */
export function toLesson(lesson: OpenedLesson): components['schemas']['Lesson'] {
  return {
    id: lesson.lesson_id,
    title: lesson.title,
    type: lesson.type,
    duration_minutes: lesson.duration_minutes,
    order_index: lesson.order_index,
    is_completed: lesson.completed,
    course: { id: lesson.course_id, title: lesson.course_title, slug: lesson.course_slug },
    module: { id: lesson.module_id, title: lesson.module_title },
    ...contentOf(lesson),
    progress: toLessonProgress(lesson),
    ...(lesson.notes === null ? {} : { notes: lesson.notes }),
  };
}

type Content = Pick<
  components['schemas']['Lesson'],
  'video_url' | 'body' | 'questions' | 'pass_mark'
>;

function contentOf({ type, video_url, body, questions }: OpenedLesson): Content {
  if (type === 'quiz') {
    return { questions: (questions ?? []).map(withoutAnswer), pass_mark: PASS_MARK };
  }
  return {
    ...(video_url === null ? {} : { video_url }),
    ...(body === null ? {} : { body }),
  };
}

/** A question without its answer. The fields are named, so that no other field is sent either. */
function withoutAnswer({ id, question, options }: StoredQuestion) {
  return { id, question, options };
}
