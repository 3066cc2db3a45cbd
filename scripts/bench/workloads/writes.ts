import type { Client } from 'pg';
import {
  findWriterLessons,
  forgetProgress,
  forgetSignIns,
  type WriterLesson,
} from '../database/learners.queries.ts';
import { PASSWORD } from '../database/learners.ts';
import type { Workload } from './workload.ts';

export async function writeWorkloads(db: Client): Promise<Workload[]> {
  const lessons = Map.groupBy(await findWriterLessons(db), ({ user_id }) => user_id);
  return [
    {
      key: 'progress',
      title: 'PUT /api/courses/{id}/progress: learners in parallel, 10 % complete a lesson',
      callers: 'writer',
      part: 1,
      perCaller: 40,
      reset: forgetProgress,
      request: (caller, index, turn) => {
        const { course_id, lesson_id } = lessonAt(lessons.get(caller.userId), turn);
        const path = `/api/courses/${course_id}/progress`;
        return { method: 'PUT', path, caller, body: { lesson_id, ...report(index, turn) } };
      },
    },
    {
      key: 'login',
      title: 'POST /api/auth/login: argon2id, everybody once',
      callers: 'login',
      part: 0.05,
      perCaller: 1,
      reset: forgetSignIns,
      random: ['access_token', 'refresh_token'],
      request: (caller) => ({
        method: 'POST',
        path: '/api/auth/login',
        caller,
        body: { email: caller.email, password: PASSWORD },
      }),
    },
  ];
}

/** The lesson of a learner's report number `turn`: all lessons of the six courses, then again. */
function lessonAt(lessons: readonly WriterLesson[] | undefined, turn: number): WriterLesson {
  const lesson = lessons?.[turn % lessons.length];
  if (lesson === undefined) throw new Error('a writer has no lessons');
  return lesson;
}

/** Every tenth report of a learner completes its lesson, the others report a percentage. */
function report(index: number, turn: number) {
  const completed = turn % 10 === 4;
  return {
    progress_percentage: completed ? 100 : (index * 17 + turn * 29) % 100,
    completed,
    time_spent_seconds: 30 * (turn + 1),
  };
}
