import type { Knex } from 'knex';
import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, plus } from '../../src/clock.ts';
import { enroll, findApplication } from '../../src/courses/enrollment.queries.ts';
import {
  addLearner,
  addLesson,
  enlist,
  entitle,
  seat,
  type TaughtCourse,
  teach,
} from '../support/classroom.ts';
import { saveProgress } from '../support/save-progress.ts';
import { stoppedClock } from '../support/stopped-clock.ts';
import { openTestDatabase } from '../support/test-database.ts';

const NOW = new Date('2025-08-15T09:00:00.000Z');
const DONE = { progress_percentage: 100, completed: true, time_spent_seconds: 1 };

let db: Knex;
beforeAll(async () => {
  const opened = await openTestDatabase('empty');
  db = opened.db;
  return opened.close;
});

const apply = (userId: string, { id }: TaughtCourse) =>
  db.transaction((trx) => findApplication(trx, id, { userId, now: NOW }));
const enter = (userId: string, { id }: TaughtCourse) =>
  db.transaction((trx) => enroll(trx, id, { userId, now: NOW }));
const complete = (userId: string, lessonId = '') =>
  saveProgress(db, { lessonId }, DONE, { userId, clock: stoppedClock(NOW) });
const setStatus = ({ id }: TaughtCourse, status: 'draft' | 'archived') =>
  db('courses').where({ id }).update({ status });
const removeLesson = (id = '') => db('lessons').where({ id }).update({ deleted_at: NOW });

describe('one of the three places for free courses (E5)', () => {
  async function heldAfter(change: (userId: string, course: TaughtCourse) => Promise<unknown>) {
    const userId = await addLearner(db);
    const [taken, kept] = [await teach(db), await teach(db)];
    await seat(db, userId, taken.id);
    await seat(db, userId, kept.id);
    await change(userId, taken);
    return (await apply(userId, await teach(db)))?.free_courses;
  }

  it('is taken by every course with free access, also by archived ones', async () => {
    expect(await heldAfter(async () => {})).toBe(2);
    expect(await heldAfter((_, course) => setStatus(course, 'archived'))).toBe(2);
  });

  it('is not taken by a course that became a draft, which nobody could leave', async () => {
    expect(await heldAfter((_, course) => setStatus(course, 'draft'))).toBe(1);
  });

  it('is not taken by free access that has ended, from the moment on at which it ends', async () => {
    const end = (userId: string, { id }: TaughtCourse) =>
      db('entitlements').where({ user_id: userId, course_id: id }).update({ ends_at: NOW });
    expect(await heldAfter(end)).toBe(1);
  });

  it.each(['purchase', 'bundle', 'subscription', 'grant'] as const)(
    'is free again with a %s of the course, and only as long as that lasts',
    async (source) => {
      const own = (days: number) => (userId: string, course: TaughtCourse) =>
        entitle(db, userId, course.id, { source, ends_at: plus(NOW, days * DAY) });
      expect(await heldAfter(own(1))).toBe(1);
      expect(await heldAfter(own(0))).toBe(2);
    },
  );

  it('is not free again because of what other users have', async () => {
    const others = async (_: string, course: TaughtCourse) =>
      entitle(db, await addLearner(db), course.id, { source: 'purchase' });
    expect(await heldAfter(others)).toBe(2);
  });
});

describe('a prerequisite (E6)', () => {
  async function guardedBy(lessons: 'text'[], status: 'published' | 'archived' = 'published') {
    const [guarded, first] = [await teach(db), await teach(db, { lessons, status })];
    await db('course_prerequisites').insert({
      course_id: guarded.id,
      required_course_id: first.id,
    });
    const userId = await addLearner(db);
    const missing = async () => (await apply(userId, guarded))?.missing.map(({ id }) => id);
    return { userId, first, missing };
  }

  it('is missing until its last lesson is completed', async () => {
    const { userId, first, missing } = await guardedBy(['text', 'text']);
    expect(await missing()).toEqual([first.id]);
    await seat(db, userId, first.id);
    await complete(userId, first.lessons[0]);
    expect(await missing()).toEqual([first.id]);
    await removeLesson(first.lessons[1]);
    expect(await missing()).toEqual([]);
  });

  it('stays completed when lessons are added afterwards', async () => {
    const { userId, first, missing } = await guardedBy(['text']);
    await seat(db, userId, first.id);
    await complete(userId, first.lessons[0]);
    await addLesson(db, first.id);
    expect(await missing()).toEqual([]);
    await db('enrollments').where({ user_id: userId }).update({ completed_at: null });
    expect(await missing()).toEqual([first.id]);
  });

  it('is not completed by other users', async () => {
    const { first, missing } = await guardedBy(['text']);
    const other = await addLearner(db);
    await seat(db, other, first.id);
    await complete(other, first.lessons[0]);
    expect(await missing()).toEqual([first.id]);
  });

  it('without lessons is not required', async () => {
    expect(await (await guardedBy([])).missing()).toEqual([]);
    const { first, missing } = await guardedBy(['text']);
    await removeLesson(first.lessons[0]);
    expect(await missing()).toEqual([]);
  });

  it('that is a draft is not required', async () => {
    const { userId, first, missing } = await guardedBy(['text']);
    await seat(db, userId, first.id);
    await setStatus(first, 'draft');
    expect(await missing()).toEqual([]);
  });

  it('that is archived is only required of those who can still complete it', async () => {
    const { userId, first, missing } = await guardedBy(['text'], 'archived');
    await seat(db, await addLearner(db), first.id);
    expect(await missing()).toEqual([]);
    await seat(db, userId, first.id);
    expect(await missing()).toEqual([first.id]);
    await db('entitlements').where({ user_id: userId }).update({ ends_at: NOW });
    expect(await missing()).toEqual([]);
  });
});

describe('enrolling in a course whose lessons are completed already', () => {
  const stored = (userId: string) => db('enrollments').where({ user_id: userId }).first();
  const completionsOf = (userId: string) =>
    db('learning_events').where({ user_id: userId, type: 'course.completed' }).select('course_id');

  async function ownerOf(...lessons: 'text'[]) {
    const [userId, course] = [await addLearner(db), await teach(db, { lessons })];
    await entitle(db, userId, course.id, { source: 'purchase' });
    return { userId, course };
  }

  it('completes the course, with one event', async () => {
    const { userId, course } = await ownerOf('text', 'text', 'text');
    await complete(userId, course.lessons[0]);
    await complete(userId, course.lessons[1]);
    await removeLesson(course.lessons[2]);
    await enter(userId, course);
    expect(await stored(userId)).toMatchObject({ completed_at: NOW });
    expect(await completionsOf(userId)).toEqual([{ course_id: course.id }]);
  });

  it('does not change the moment of an earlier completion, nor record it again', async () => {
    const { userId, course } = await ownerOf('text');
    const completed_at = plus(NOW, -DAY);
    await enlist(db, userId, course.id);
    await complete(userId, course.lessons[0]);
    await db('enrollments').where({ user_id: userId }).update({ completed_at, unenrolled_at: NOW });
    await enter(userId, course);
    expect(await stored(userId)).toMatchObject({ completed_at, unenrolled_at: null });
    expect(await completionsOf(userId)).toHaveLength(1);
  });

  it('completes nothing if a lesson is not completed, or if there are no lessons', async () => {
    const { userId, course } = await ownerOf('text', 'text');
    await complete(userId, course.lessons[0]);
    await enter(userId, course);
    const empty = await ownerOf();
    await enter(empty.userId, empty.course);
    for (const learner of [userId, empty.userId]) {
      expect(await stored(learner)).toMatchObject({ completed_at: null });
      expect(await completionsOf(learner)).toEqual([]);
    }
  });
});
