import { describe, expect, it } from 'vitest';
import { demoId } from '../../src/demo/demo-id.ts';
import { seat, teach } from '../support/classroom.ts';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { describeSharedRefusals } from '../support/shared-refusals.ts';
import { type SignIn, startWorld } from '../support/world.ts';

const world = startWorld();
const KEY = 'test_pk_1234567890abcdef';
const REPORT = { progress_percentage: 40, time_spent_seconds: 60, completed: false };

const post = (as: SignIn | string, lessonId = '', wishes: object = {}) =>
  world.call('updateLessonProgress', { as, params: { lessonId }, body: { ...REPORT, ...wishes } });
const open = (as: SignIn, lessonId = '') => world.call('getLesson', { as, params: { lessonId } });

describeSharedRefusals(
  () => world,
  'updateLessonProgress',
  () => ({
    as: KEY,
    params: { lessonId: demoId('lesson', 1006) },
    body: REPORT,
  }),
);

async function learnerOf(...lessons: ('video' | 'text' | 'quiz')[]) {
  const learner = await world.register();
  const course = await teach(world.db, { lessons });
  await seat(world.db, learner.userId, course.id);
  return { learner, course, lesson: course.lessons[0] };
}

describe('200', () => {
  it('answers with what is stored (S-42)', async () => {
    const { learner, lesson } = await learnerOf('video');
    const before = world.clock.now().toISOString();
    const body = bodyOf(await post(learner, lesson), 200);
    expect(body).toEqual({
      success: true,
      lesson_progress: {
        lesson_id: lesson,
        progress_percentage: 40,
        time_spent_seconds: 60,
        completed: false,
        last_accessed: expect.any(String),
      },
    });
    expect(body.lesson_progress.last_accessed >= before).toBe(true);
  });

  it('keeps the largest values, and completed stays completed (P1, P3)', async () => {
    const { learner, lesson } = await learnerOf('text');
    await post(learner, lesson, { completed: true, time_spent_seconds: 300 });
    const body = bodyOf(await post(learner, lesson, { progress_percentage: 5 }), 200);
    expect(body.lesson_progress).toMatchObject({
      progress_percentage: 100,
      time_spent_seconds: 300,
      completed: true,
    });
  });

  it('completes a quiz by a score of 70 and keeps the best one (S-43, P5)', async () => {
    const { learner, lesson } = await learnerOf('quiz', 'text');
    const failed = await post(learner, lesson, { quiz_score: 69, completed: true });
    expectStatus(failed, 200);
    expect(failed.body.lesson_progress).toMatchObject({
      completed: false,
      progress_percentage: 40,
      quiz_score: 69,
    });
    const passed = await post(learner, lesson, { quiz_score: 70 });
    expectStatus(passed, 200);
    expect(passed.body.lesson_progress).toMatchObject({
      completed: true,
      progress_percentage: 100,
      quiz_score: 70,
    });
    const worse = await post(learner, lesson, { quiz_score: 10 });
    expectStatus(worse, 200);
    expect(worse.body.lesson_progress).toMatchObject({ completed: true, quiz_score: 70 });
  });

  it('is the same row as progress reported to the course (A16, S-45)', async () => {
    const { learner, course, lesson } = await learnerOf('text', 'text', 'text');
    await post(learner, lesson, { completed: true, time_spent_seconds: 100 });
    const reply = await world.call('updateCourseProgress', {
      as: learner,
      params: { courseId: course.slug },
      body: { ...REPORT, lesson_id: lesson ?? '' },
    });
    expect(bodyOf(reply, 200).updated_progress).toEqual({
      course_progress: 33,
      lesson_progress: 100,
      total_time_spent: 100,
      completed_lessons: 1,
    });
  });

  it('stores notes as plain text, keeps them, replaces them, removes them (S-44)', async () => {
    const { learner, lesson } = await learnerOf('text');
    const notes = '<script>alert("ş")</script> & <b>İ</b>\n\'; DROP TABLE users; --';
    await post(learner, lesson, { notes });
    expect(bodyOf(await open(learner, lesson), 200).lesson.notes).toBe(notes);
    await post(learner, lesson);
    expect(bodyOf(await open(learner, lesson), 200).lesson.notes).toBe(notes);
    await post(learner, lesson, { notes: 'İkinci not' });
    expect(bodyOf(await open(learner, lesson), 200).lesson.notes).toBe('İkinci not');
    await post(learner, lesson, { notes: '' });
    expect(bodyOf(await open(learner, lesson), 200).lesson).not.toHaveProperty('notes');
  });
});

describe('400', () => {
  it.each([
    { progress_percentage: 101 },
    { quiz_score: 100.5 },
    { quiz_score: null },
    { notes: 'x'.repeat(10_001) },
    { notes: 'a\0b' },
    { lesson_id: demoId('lesson', 1001) },
  ])('refuses %o', async (wish) => {
    expect((await post(KEY, demoId('lesson', 1007), wish)).status).toBe(400);
  });
});

describe('403', () => {
  it('is the answer to those without access, and stores nothing, not even notes', async () => {
    const learner = await world.register();
    const body = bodyOf(await post(learner, demoId('lesson', 1001), { notes: 'Merhaba' }), 403);
    expect(body.details?.reason).toBe('not_enrolled');
    expect(await world.db('lesson_progress').where({ user_id: learner.userId })).toEqual([]);
  });

  it('comes before 422', async () => {
    const reply = await post(await world.register(), demoId('lesson', 1002), { quiz_score: 80 });
    expectStatus(reply, 403);
  });
});

describe('404', () => {
  it('is the answer for a lesson that does not exist', async () => {
    const reply = await post(KEY, demoId('lesson', 999_999));
    expectStatus(reply, 404);
    expect(reply.body.code).toBe('LESSON_NOT_FOUND');
  });

  it('is the answer for a deleted lesson and one of a draft, and stores nothing', async () => {
    const { learner, course, lesson = '' } = await learnerOf('text', 'text');
    await world.db('lessons').where({ id: lesson }).update({ deleted_at: world.clock.now() });
    expect((await post(learner, lesson, { completed: true })).status).toBe(404);
    await world.db('courses').where({ id: course.id }).update({ status: 'draft' });
    expect((await post(learner, course.lessons[1], { completed: true })).status).toBe(404);
    expect(await world.db('lesson_progress').where({ user_id: learner.userId })).toEqual([]);
  });
});

describe('422', () => {
  it.each(['video', 'text'] as const)(
    'refuses a score for a %s and stores nothing',
    async (type) => {
      const { learner, lesson } = await learnerOf(type);
      const body = bodyOf(await post(learner, lesson, { quiz_score: 85, completed: true }), 422);
      expect(body.details?.issues).toEqual([
        { path: 'body.quiz_score', message: 'is only for quiz lessons' },
      ]);
      expect(await world.db('lesson_progress').where({ user_id: learner.userId })).toEqual([]);
    },
  );
});
