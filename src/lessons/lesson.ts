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

type Shown = 'id' | 'title' | 'type' | 'duration_minutes' | 'order_index' | 'video_url' | 'body';

/** A lesson with the caller's standing and progress; the latter is null before the first report. */
export interface OpenedLesson extends Standing, Pick<Lessons, Shown> {
  readonly course_title: string;
  readonly course_slug: string;
  readonly module_id: string;
  readonly module_title: string;
  readonly questions: readonly StoredQuestion[] | null;
  readonly progress_percentage: number | null;
  readonly time_spent_seconds: number | null;
  readonly completed: boolean | null;
  readonly quiz_score: number | null;
  readonly notes: string | null;
  readonly last_accessed_at: Date | null;
  /** The start of the oldest right that is live: owners need not be enrolled. */
  readonly access_since: Date | null;
}

/** The lesson as the contract shows it to somebody with access. */
export function toLesson(lesson: OpenedLesson): components['schemas']['Lesson'] {
  return {
    id: lesson.id,
    title: lesson.title,
    type: lesson.type,
    duration_minutes: lesson.duration_minutes,
    order_index: lesson.order_index,
    is_completed: lesson.completed ?? false,
    course: { id: lesson.course_id, title: lesson.course_title, slug: lesson.course_slug },
    module: { id: lesson.module_id, title: lesson.module_title },
    ...contentOf(lesson),
    progress: toLessonProgress(progressOf(lesson)),
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

/** Names what may leave the server, so that whatever else is stored stays there. */
function withoutAnswer({ id, question, options }: StoredQuestion) {
  return { id, question, options };
}

/** Zeros before the first report, last accessed when the course was taken (A28). */
function progressOf(lesson: OpenedLesson): LessonProgress {
  return {
    lesson_id: lesson.id,
    progress_percentage: lesson.progress_percentage ?? 0,
    time_spent_seconds: lesson.time_spent_seconds ?? 0,
    completed: lesson.completed ?? false,
    quiz_score: lesson.quiz_score,
    last_accessed_at:
      lesson.last_accessed_at ?? lesson.enrolled_at ?? lesson.access_since ?? new Date(0),
  };
}
