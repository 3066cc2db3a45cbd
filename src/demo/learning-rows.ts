import { demoId } from './demo-id.ts';
import type { DemoEnrollment } from './enrollments.ts';
import { between, scatter } from './moments.ts';

interface ProgressRow {
  readonly user_id: string;
  readonly lesson_id: string;
  readonly course_id: string;
  readonly progress_percentage: number;
  readonly completed: boolean;
  readonly time_spent_seconds: number;
  readonly quiz_score: number | null;
  readonly notes: string | null;
  readonly last_accessed_at: Date;
  readonly completed_at: Date | null;
}

const notes = new Map([
  [1002, 'Değişken adlarında Türkçe karakter kullanmamaya dikkat!'],
  [2006, 'Grid for the gallery, flexbox for the navigation.'],
]);

export function enrollmentRow(enrollment: DemoEnrollment): object {
  return {
    user_id: demoId('user', enrollment.user),
    course_id: enrollment.course.id,
    enrolled_at: enrollment.enrolled,
    last_accessed_at: enrollment.active,
    completed_at: isFinished(enrollment) ? enrollment.active : null,
    unenrolled_at: enrollment.left,
  };
}

export function entitlementRow(enrollment: DemoEnrollment, index: number): object {
  return {
    id: demoId('entitlement', index + 1),
    user_id: demoId('user', enrollment.user),
    course_id: enrollment.course.id,
    source: enrollment.source,
    source_ref: enrollment.source === 'free' ? '' : 'demo',
    starts_at: enrollment.enrolled,
    ends_at: enrollment.left ?? '9999-12-31T23:59:59.999Z',
  };
}

/** Progress in the completed lessons, spread evenly over the enrollment, and in the one begun. */
export function progressRows(enrollment: DemoEnrollment): ProgressRow[] {
  const { user, course, done, begun } = enrollment;
  const opened = course.lessons.slice(0, begun > 0 ? done + 1 : done);
  return opened.map((lesson, index) => {
    const completed = index < done;
    const percentage = completed ? 100 : begun;
    const moment = between(enrollment.enrolled, enrollment.active, (index + 1) / opened.length);
    const pace = 0.9 + 0.4 * scatter(user, course.n, index, 6);
    const graded = completed && lesson.type === 'quiz';
    return {
      user_id: demoId('user', user),
      lesson_id: lesson.id,
      course_id: course.id,
      progress_percentage: percentage,
      completed,
      time_spent_seconds: Math.round((lesson.duration_minutes * 60 * pace * percentage) / 100),
      quiz_score: graded ? 70 + 5 * Math.floor(7 * scatter(user, course.n, index, 7)) : null,
      notes: (user === 1 && notes.get(course.n * 1000 + index + 1)) || null,
      last_accessed_at: moment,
      completed_at: completed ? moment : null,
    };
  });
}

/** The learning events that belong to the progress above (P6), in the order of their moments. */
export function eventRows(enrollments: readonly DemoEnrollment[]): object[] {
  const events = enrollments.flatMap((enrollment) => {
    const about = {
      user_id: demoId('user', enrollment.user),
      course_id: enrollment.course.id,
    };
    const lessons = progressRows(enrollment).flatMap((row) =>
      row.completed_at
        ? {
            type: 'lesson.completed',
            ...about,
            lesson_id: row.lesson_id,
            occurred_at: row.completed_at,
          }
        : [],
    );
    const whole = {
      type: 'course.completed',
      ...about,
      lesson_id: null,
      occurred_at: enrollment.active,
    };
    return isFinished(enrollment) ? [...lessons, whole] : lessons;
  });
  return events.sort((a, b) => a.occurred_at.getTime() - b.occurred_at.getTime());
}

function isFinished({ course, done }: DemoEnrollment): boolean {
  return done > 0 && done === course.lessons.length;
}
