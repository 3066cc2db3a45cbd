import fc from 'fast-check';
import type { Knex } from 'knex';
import { beforeAll, describe, expect, it } from 'vitest';
import { MINUTE, plus as moved, SECOND } from '../../src/clock.ts';
import type { Report } from '../../src/courses/progress.ts';
import { resetProgress } from '../../src/lessons/lesson.queries.ts';
import { addLearner, addLesson, seat, teach } from '../support/classroom.ts';
import { saveProgress } from '../support/save-progress.ts';
import { stoppedClock } from '../support/stopped-clock.ts';
import { openTestDatabase } from '../support/test-database.ts';

const NOW = new Date('2025-08-15T09:00:00.000Z');

let db: Knex;
beforeAll(async () => {
  const opened = await openTestDatabase('empty');
  db = opened.db;
  return opened.close;
});

const report = (wishes: Partial<Report> = {}): Report => ({
  progress_percentage: 0,
  time_spent_seconds: 0,
  completed: false,
  ...wishes,
});
const DONE = report({ completed: true, progress_percentage: 100 });

async function learnerOf(...lessons: ('video' | 'text' | 'quiz')[]) {
  const course = await teach(db, { lessons });
  const userId = await addLearner(db);
  await seat(db, userId, course.id);
  return { course, userId, caller: { userId, clock: stoppedClock(NOW) } };
}

async function storedRow(userId: string, lessonId = '') {
  return db('lesson_progress')
    .where({ user_id: userId, lesson_id: lessonId })
    .first('progress_percentage', 'completed', 'time_spent_seconds', 'quiz_score', 'completed_at');
}

const eventsOf = (userId: string) =>
  db('learning_events').where({ user_id: userId }).orderBy('id').pluck('type');

interface Timed extends Report {
  readonly at: Date;
}
const timedReport: fc.Arbitrary<Timed> = fc
  .record({
    progress_percentage: fc.integer({ min: 0, max: 100 }),
    time_spent_seconds: fc.integer({ min: 0, max: 31_536_000 }),
    completed: fc.boolean(),
    quiz_score: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
    at: fc.integer({ min: 0, max: 1000 }).map((n) => moved(NOW, n * SECOND)),
  })
  .map(({ quiz_score, ...rest }) => (quiz_score === undefined ? rest : { ...rest, quiz_score }));

/** The row that reports must give in any order (P1 to P6). */
function model(reports: readonly Timed[]) {
  const claims = reports.filter((r) => (r.quiz_score ?? (r.completed ? 70 : 0)) >= 70);
  const scores = reports.flatMap((r) => (r.quiz_score === undefined ? [] : [r.quiz_score]));
  const first = claims.map((r) => r.at.getTime()).sort((a, b) => a - b)[0];
  return {
    progress_percentage:
      claims.length > 0 ? 100 : Math.max(...reports.map((r) => r.progress_percentage)),
    completed: claims.length > 0,
    time_spent_seconds: Math.max(...reports.map((r) => r.time_spent_seconds)),
    quiz_score: scores.length > 0 ? Math.max(...scores) : null,
    completed_at: first === undefined ? null : new Date(first),
  };
}

const orders = fc.array(timedReport, { minLength: 1, maxLength: 6 }).chain((reports) =>
  fc.tuple(
    fc.constant(reports),
    // In any order, and some of them twice, because clients repeat requests without a reply.
    fc.shuffledSubarray([...reports, ...reports], { minLength: reports.length }),
    fc.boolean(),
  ),
);

describe('reports of one lesson', () => {
  it('give the same row in any order, repeated, one by one or at once', async () => {
    const { course } = await learnerOf('quiz');
    const lessonId = course.lessons[0] ?? '';
    await fc.assert(
      fc.asyncProperty(orders, async ([reports, again, parallel]) => {
        const userId = await addLearner(db);
        await seat(db, userId, course.id);
        const send = ({ at, ...rest }: Timed) =>
          saveProgress(db, { lessonId }, rest, { userId, clock: stoppedClock(at) });
        const all = [...again, ...reports];
        if (parallel) await Promise.all(all.map(send));
        else for (const one of all) await send(one);

        const expected = model(reports);
        expect(await storedRow(userId, lessonId)).toEqual(expected);
        expect(await eventsOf(userId)).toEqual(
          expected.completed ? ['lesson.completed', 'course.completed'] : [],
        );
      }),
      { numRuns: 60 },
    );
  });

  it('that come in parallel complete it with one event (P6)', async () => {
    const { course, userId, caller } = await learnerOf('video', 'text');
    const [lessonId = ''] = course.lessons;
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        saveProgress(db, { lessonId }, n % 2 ? DONE : report({ time_spent_seconds: n }), caller),
      ),
    );
    expect(await eventsOf(userId)).toEqual(['lesson.completed']);
    expect(await storedRow(userId, lessonId)).toMatchObject({
      progress_percentage: 100,
      completed: true,
      time_spent_seconds: 38,
    });
  });

  it('leave 100 percent uncompleted until somebody says completed (P2)', async () => {
    const { course, userId, caller } = await learnerOf('text');
    const [lessonId = ''] = course.lessons;
    await saveProgress(db, { lessonId }, report({ progress_percentage: 100 }), caller);
    expect(await storedRow(userId, lessonId)).toMatchObject({
      progress_percentage: 100,
      completed: false,
    });
    expect(await eventsOf(userId)).toEqual([]);
  });
});

describe('the completion of a course', () => {
  const completedAt = (userId: string) =>
    db('enrollments').where({ user_id: userId }).first('completed_at', 'last_accessed_at');

  it('is noticed when its last lessons are completed at the same time', async () => {
    const { course, userId, caller } = await learnerOf(...Array(8).fill('text'));
    await Promise.all(
      course.lessons.map((lessonId) => saveProgress(db, { lessonId }, DONE, caller)),
    );
    expect(await completedAt(userId)).toMatchObject({ completed_at: NOW });
    expect((await eventsOf(userId)).filter((type) => type === 'course.completed')).toHaveLength(1);
  });

  it('stays when a lesson is added, and is not recorded again', async () => {
    const { course, userId, caller } = await learnerOf('text');
    const [lessonId = ''] = course.lessons;
    await saveProgress(db, { lessonId }, DONE, caller);
    const added = await addLesson(db, course.id);
    const later = { userId, clock: stoppedClock(moved(NOW, MINUTE)) };
    const outcome = await saveProgress(db, { lessonId }, DONE, later);
    expect(outcome?.saved).toMatchObject({ lessons: 2, completed_lessons: 1 });
    await saveProgress(db, { lessonId: added }, DONE, later);
    expect(await completedAt(userId)).toMatchObject({ completed_at: NOW });
    expect(await eventsOf(userId)).toEqual([
      'lesson.completed',
      'course.completed',
      'lesson.completed',
    ]);
  });

  it('does not need a deleted lesson', async () => {
    const { course, userId, caller } = await learnerOf('text', 'text');
    const [lessonId = '', deleted = ''] = course.lessons;
    await db('lessons').where({ id: deleted }).update({ deleted_at: NOW });
    const outcome = await saveProgress(db, { courseId: course.slug, lessonId }, DONE, caller);
    expect(outcome?.saved).toMatchObject({ lessons: 1, completed_lessons: 1 });
    expect(await completedAt(userId)).toMatchObject({ completed_at: NOW });
  });

  it('moves the last access forward only, as does its lesson', async () => {
    const { course, userId, caller } = await learnerOf('text');
    const [lessonId = ''] = course.lessons;
    await saveProgress(db, { lessonId }, report(), caller);
    const earlier = { userId, clock: stoppedClock(moved(NOW, -MINUTE)) };
    await saveProgress(db, { lessonId }, report(), earlier);
    expect(await completedAt(userId)).toMatchObject({ last_accessed_at: NOW });
    const lesson = await db('lesson_progress').where({ user_id: userId }).first();
    expect(lesson?.last_accessed_at).toEqual(NOW);
  });
});

describe('a lesson started over', () => {
  it('can be completed again, with an event of its own', async () => {
    const { course, userId, caller } = await learnerOf('text', 'text');
    const [lessonId = ''] = course.lessons;
    await saveProgress(db, { lessonId }, DONE, caller);
    await resetProgress(db, lessonId, caller);
    await saveProgress(db, { lessonId }, DONE, caller);
    expect(await eventsOf(userId)).toEqual(['lesson.completed', 'lesson.completed']);
  });

  it('while parallel reports complete it has as many events as completions', async () => {
    const { course, userId, caller } = await learnerOf('text', 'text');
    const [lessonId = ''] = course.lessons;
    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        n % 3 === 0
          ? resetProgress(db, lessonId, caller)
          : saveProgress(db, { lessonId }, DONE, caller),
      ),
    );
    await resetProgress(db, lessonId, caller);
    const recorded = (await eventsOf(userId)).length;
    await saveProgress(db, { lessonId }, DONE, caller);
    expect(await eventsOf(userId)).toHaveLength(recorded + 1);
    expect(recorded).toBeGreaterThan(0);
  });
});
