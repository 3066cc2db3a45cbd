import { describe, expect, it } from 'vitest';
import { DAY, plus } from '../../src/clock.ts';
import { demoId } from '../../src/demo/demo-id.ts';
import { addLearner, entitle, seat, teach } from '../support/classroom.ts';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { describeSharedRefusals } from '../support/shared-refusals.ts';
import { type SignIn, startWorld } from '../support/world.ts';

const world = startWorld();

const REPORT = { progress_percentage: 50, completed: false, time_spent_seconds: 60 };
const body = (lesson_id = '', wishes: Partial<typeof REPORT> = {}) => ({
  lesson_id,
  ...REPORT,
  ...wishes,
});
const DONE = { progress_percentage: 100, completed: true };
const put = (as: SignIn | string, courseId: string, report: ReturnType<typeof body>) =>
  world.call('updateCourseProgress', { as, params: { courseId }, body: report });

describeSharedRefusals(
  () => world,
  'updateCourseProgress',
  () => ({
    as: 'test_pk_1234567890abcdef',
    params: { courseId: demoId('course', 1) },
    body: body(demoId('lesson', 1006)),
  }),
);

async function learnerOf(...lessons: ('video' | 'text' | 'quiz')[]) {
  const learner = await world.register();
  const course = await teach(world.db, { lessons });
  await seat(world.db, learner.userId, course.id);
  return { learner, course, lessons: course.lessons };
}

describe('200', () => {
  it('answers with the progress of lesson and course (S-39)', async () => {
    const { learner, course, lessons } = await learnerOf('video', 'text', 'quiz');
    const first = await put(learner, course.id, body(lessons[0], { time_spent_seconds: 100 }));
    expectStatus(first, 200);
    expect(first.body).toEqual({
      success: true,
      updated_progress: {
        course_progress: 0,
        lesson_progress: 50,
        total_time_spent: 100,
        completed_lessons: 0,
      },
    });
    const second = await put(learner, course.slug, body(lessons[1], DONE));
    expectStatus(second, 200);
    expect(second.body.updated_progress).toEqual({
      course_progress: 33,
      lesson_progress: 100,
      total_time_spent: 160,
      completed_lessons: 1,
    });
  });

  it('never lowers progress, and changes nothing when sent twice (P1, P3)', async () => {
    const { learner, course, lessons } = await learnerOf('video', 'text');
    const report = body(lessons[0], { ...DONE, time_spent_seconds: 90 });
    const first = await put(learner, course.id, report);
    await put(learner, course.id, body(lessons[0], { progress_percentage: 10 }));
    const again = await put(learner, course.id, report);
    expect(again.body).toEqual(first.body);
  });

  it('sets a completed lesson to 100 percent, and does not complete one at 100 percent (P2)', async () => {
    const { learner, course, lessons } = await learnerOf('video', 'text');
    const whole = await put(learner, course.id, body(lessons[0], { progress_percentage: 100 }));
    expectStatus(whole, 200);
    expect(whole.body.updated_progress).toMatchObject({ lesson_progress: 100, course_progress: 0 });
    const claimed = await put(learner, course.id, body(lessons[1], { completed: true }));
    expectStatus(claimed, 200);
    expect(claimed.body.updated_progress).toMatchObject({
      lesson_progress: 100,
      course_progress: 50,
    });
  });

  it('is seen in the list and in the course at once (S-45)', async () => {
    const { learner, course, lessons } = await learnerOf('video', 'text');
    await put(learner, course.id, body(lessons[1], DONE));
    const list = await world.call('listMyCourses', { as: learner });
    expectStatus(list, 200);
    expect(list.body.courses[0]?.progress).toBe(50);
    const shown = await world.call('getCourse', { as: learner, params: { courseId: course.id } });
    expectStatus(shown, 200);
    const [module] = shown.body.course.modules;
    expect(module?.lessons.map(({ is_completed }) => is_completed)).toEqual([false, true]);
  });

  it('has a total time that fits the contract, whatever times are reported', async () => {
    const { learner, course, lessons } = await learnerOf(...Array(70).fill('text'));
    await world.db('lesson_progress').insert(
      lessons.slice(1).map((lesson_id) => ({
        user_id: learner.userId,
        lesson_id,
        course_id: course.id,
        progress_percentage: 1,
        completed: false,
        time_spent_seconds: 31_536_000,
        last_accessed_at: world.clock.now(),
      })),
    );
    const reply = await put(learner, course.id, body(lessons[0]));
    expectStatus(reply, 200);
    expect(reply.body.updated_progress.total_time_spent).toBe(69 * 31_536_000 + 60);
  });
});

describe('400', () => {
  it.each([
    { progress_percentage: 101 },
    { progress_percentage: -1 },
    { progress_percentage: 49.5 },
    { time_spent_seconds: 31_536_001 },
    { completed: 'yes' },
    { quiz_score: 80 },
    { lesson_id: 'lesson' },
    { user_id: demoId('user', 2) },
  ])('refuses %o and stores nothing (S-40, R-20)', async (wish) => {
    const lesson = demoId('lesson', 1009);
    const reply = await world.send('updateCourseProgress', {
      as: 'test_pk_1234567890abcdef',
      params: { courseId: demoId('course', 1) },
      body: { ...body(lesson), ...wish },
    });
    expect(reply.status).toBe(400);
    expect(
      await world.db('lesson_progress').where({ lesson_id: lesson, user_id: demoId('user', 1) }),
    ).toEqual([]);
  });
});

describe('403', () => {
  const reasonOf = async (as: SignIn, courseId: string, lesson?: string) => {
    const refusal = bodyOf(await put(as, courseId, body(lesson)), 403);
    expect(refusal.code).toBe('COURSE_ACCESS_DENIED');
    expect(await world.db('lesson_progress').where({ user_id: as.userId })).toEqual([]);
    return refusal.details;
  };

  it('says what is missing: an enrollment or a payment (S-41)', async () => {
    const learner = await world.register();
    const free = await teach(world.db, { lessons: ['text'] });
    expect(await reasonOf(learner, free.id, free.lessons[0])).toMatchObject({
      reason: 'not_enrolled',
    });
    const paid = await teach(world.db, { lessons: ['text'], price_minor: 100 });
    expect(await reasonOf(learner, paid.slug, paid.lessons[0])).toMatchObject({
      reason: 'payment_required',
      checkout: { type: 'course', courseId: paid.id },
    });
  });

  it('comes before 422, so that others learn nothing about the lessons', async () => {
    const learner = await world.register();
    const free = await teach(world.db, { lessons: ['text'] });
    await reasonOf(learner, free.id, demoId('lesson', 1001));
  });

  it('comes from the moment on at which access ends; progress can still be read (P7)', async () => {
    const { userId, email } = await world.register();
    const course = await teach(world.db, { lessons: ['text', 'text'], price_minor: 100 });
    const ends_at = plus(world.clock.now(), DAY);
    await entitle(world.db, userId, course.id, { source: 'subscription', ends_at });
    let learner = await world.signIn(email);
    await world.call('enrollInCourse', { as: learner, params: { courseId: course.id } });
    expect((await put(learner, course.id, body(course.lessons[0], DONE))).status).toBe(200);
    world.clock.advance(2 * DAY);
    learner = await world.signIn(email);
    const refused = await put(learner, course.id, body(course.lessons[1], DONE));
    expectStatus(refused, 403);
    expect(refused.body.details?.reason).toBe('access_expired');
    const list = await world.call('listMyCourses', { as: learner });
    expectStatus(list, 200);
    expect(list.body.courses[0]?.progress).toBe(50);
  });
});

describe('404', () => {
  it.each(['no-such-course', demoId('course', 61), demoId('course', 62)])(
    'is the answer for the course %s',
    async (courseId) => {
      const reply = await put(await world.register(), courseId, body(demoId('lesson', 1001)));
      expectStatus(reply, 404);
      expect(reply.body.code).toBe('COURSE_NOT_FOUND');
    },
  );

  it('is also the answer to learners if the lesson does not exist, and stores nothing', async () => {
    const { learner, course, lessons } = await learnerOf('text');
    await world.db('courses').where({ id: course.id }).update({ status: 'draft' });
    const reply = await put(learner, course.slug, body(lessons[0], DONE));
    expectStatus(reply, 404);
    expect(reply.body.code).toBe('COURSE_NOT_FOUND');
    expect(await world.db('lesson_progress').where({ user_id: learner.userId })).toEqual([]);
  });
});

describe('422', () => {
  it('refuses a lesson of another course, a deleted one and none at all (A16)', async () => {
    const { learner, course, lessons } = await learnerOf('text', 'text');
    const other = await teach(world.db, { lessons: ['text'] });
    await seat(world.db, learner.userId, other.id);
    await world
      .db('lessons')
      .where({ id: lessons[1] ?? '' })
      .update({ deleted_at: world.clock.now() });
    for (const lesson of [other.lessons[0], lessons[1], await addLearner(world.db)]) {
      const reply = await put(learner, course.id, body(lesson, DONE));
      expectStatus(reply, 422);
      expect(reply.body).toMatchObject({
        code: 'VALIDATION_ERROR',
        details: {
          issues: [{ path: 'body.lesson_id', message: 'is not a lesson of this course' }],
        },
      });
    }
    expect(await world.db('lesson_progress').where({ user_id: learner.userId })).toEqual([]);
  });
});
