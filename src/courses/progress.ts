import type { components } from '../../generated/schema.ts';
import { type ApiError, impossibleRequest } from '../contract/api-error.ts';
import { accessRefusal, type Standing } from '../entitlements/access.ts';

/** The score, in percent, that completes a quiz (P5). */
export const PASS_MARK = 70;

/** What a client reports about one lesson. */
export interface Report {
  readonly progress_percentage: number;
  readonly time_spent_seconds: number;
  readonly completed: boolean;
  readonly quiz_score?: number;
  readonly notes?: string;
}

/** A lesson's progress as it is stored; a lesson that was not begun has no row. */
export interface LessonProgress {
  readonly lesson_id: string;
  readonly progress_percentage: number;
  readonly time_spent_seconds: number;
  readonly completed: boolean;
  readonly quiz_score: number | null;
  readonly last_accessed_at: Date;
}

/** Counted over the lessons of a course that are not deleted. */
export interface CourseTotals {
  readonly lessons: number;
  readonly completed_lessons: number;
  readonly total_time_spent: number;
}

/** The result of a report: `saved` is null when it was not saved. */
export interface Outcome extends Standing {
  readonly lesson_type: 'video' | 'text' | 'quiz' | null;
  readonly saved: (LessonProgress & CourseTotals) | null;
  /** Nothing is wrong with the report, but the caller must be enrolled before it is saved. */
  readonly needs_enrollment: boolean;
}

/**
 * Whether a report completes its lesson: the score decides if there is one (P5), otherwise
 * `completed`. It depends on nothing but the report, so the order of reports does not matter (P6).
 */
export function claimsCompletion({ completed, quiz_score }: Report): boolean {
  return quiz_score === undefined ? completed : quiz_score >= PASS_MARK;
}

/** The percentage of a course, rounded down, so that it is 100 only when all is completed (P4). */
export function courseProgress(completed: number, lessons: number): number {
  if (lessons === 0) return 0;
  const hundredfold = completed * 100;
  return (hundredfold - (hundredfold % lessons)) / lessons;
}

/** Why a report was not saved: 404 and 403 come before 422. */
export function whyNotSaved(
  outcome: Outcome | undefined,
  missing: 'COURSE_NOT_FOUND' | 'LESSON_NOT_FOUND',
): ApiError {
  const refusal = accessRefusal(outcome, missing);
  if (refusal !== undefined) return refusal;
  return outcome?.lesson_type == null
    ? impossibleRequest('body.lesson_id', 'is not a lesson of this course')
    : impossibleRequest('body.quiz_score', 'is only for quiz lessons');
}

/** A lesson's progress as the contract shows it (S-42); no score before the first one. */
export function toLessonProgress(
  progress: LessonProgress,
): components['schemas']['LessonProgress'] {
  return {
    lesson_id: progress.lesson_id,
    progress_percentage: progress.progress_percentage,
    time_spent_seconds: progress.time_spent_seconds,
    completed: progress.completed,
    last_accessed: progress.last_accessed_at.toISOString(),
    ...(progress.quiz_score === null ? {} : { quiz_score: progress.quiz_score }),
  };
}

/** A course's progress as the contract shows it after a report (S-39). */
export function toCourseProgress(
  saved: LessonProgress & CourseTotals,
): components['schemas']['CourseProgress'] {
  return {
    course_progress: courseProgress(saved.completed_lessons, saved.lessons),
    lesson_progress: saved.progress_percentage,
    total_time_spent: saved.total_time_spent,
    completed_lessons: saved.completed_lessons,
  };
}
