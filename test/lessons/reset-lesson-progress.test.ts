import { describe, expect, it } from 'vitest';
import { demoId } from '../../src/demo/demo-id.ts';
import { lockLearner } from '../../src/entitlements/entitlement.queries.ts';
import { seat, somebodyWaits, teach } from '../support/classroom.ts';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { describeSharedRefusals } from '../support/shared-refusals.ts';
import { type SignIn, startWorld } from '../support/world.ts';

const world = startWorld();
const KEY = 'test_pk_1234567890abcdef';
const reset = (as: SignIn | string, lessonId = '') =>
  world.call('resetLessonProgress', { as, params: { lessonId } });

describeSharedRefusals(
  () => world,
  'resetLessonProgress',
  () => ({
    as: KEY,
    params: { lessonId: demoId('lesson', 1006) },
  }),
);

async function graduate() {
  const learner = await world.register();
  const course = await teach(world.db, { lessons: ['quiz'] });
  await seat(world.db, learner.userId, course.id);
  const [lesson = ''] = course.lessons;
  await world.call('updateLessonProgress', {
    as: learner,
    params: { lessonId: lesson },
    body: {
      progress_percentage: 100,
      completed: true,
      time_spent_seconds: 90,
      quiz_score: 95,
      notes: 'Kalsın',
    },
  });
  return { learner, lesson };
}
const rowOf = ({ userId }: SignIn) =>
  world.db('lesson_progress').where({ user_id: userId }).first();

describe('200', () => {
  it('resets all but the notes and the completion of the course (P1, P4)', async () => {
    const { learner, lesson } = await graduate();
    const body = bodyOf(await reset(learner, lesson), 200);
    expect(body).toEqual({ success: true, message: 'Lesson progress reset' });
    expect(await rowOf(learner)).toMatchObject({
      progress_percentage: 0,
      completed: false,
      completed_at: null,
      time_spent_seconds: 0,
      quiz_score: null,
      notes: 'Kalsın',
    });
    const list = await world.call('listMyCourses', { as: learner });
    expectStatus(list, 200);
    expect(list.body.courses[0]?.progress).toBe(0);
    const enrollment = await world.db('enrollments').where({ user_id: learner.userId }).first();
    expect(enrollment?.completed_at).not.toBeNull();
  });

  it('changes nothing the second time, or if the lesson was never begun', async () => {
    const { learner, lesson } = await graduate();
    await reset(learner, lesson);
    const before = await rowOf(learner);
    expect((await reset(learner, lesson)).status).toBe(200);
    expect(await rowOf(learner)).toEqual(before);
    expect((await reset(KEY, demoId('lesson', 1008))).status).toBe(200);
  });

  it('does not change progress of other users', async () => {
    const other = await world.register();
    await seat(world.db, other.userId, demoId('course', 1));
    await reset(other, demoId('lesson', 1001));
    const kept = { user_id: demoId('user', 1), lesson_id: demoId('lesson', 1001) };
    expect(await world.db('lesson_progress').where(kept).first()).toMatchObject({
      completed: true,
    });
  });

  it('waits for other changes of the learner, so that a parallel completion sees it before or after', async () => {
    const { learner, lesson } = await graduate();
    const [reply, before] = await world.db.transaction(async (trx) => {
      await lockLearner(trx, learner.userId, world.clock);
      const resetting = reset(learner, lesson);
      await Promise.race([resetting, somebodyWaits(world.db)]);
      return [
        resetting,
        await trx('lesson_progress').where({ lesson_id: lesson }).first(),
      ] as const;
    });
    expect(before?.completed).toBe(true);
    expect((await reply).status).toBe(200);
  });
});

describe('403', () => {
  it('is the answer to those without access', async () => {
    const { learner, lesson } = await graduate();
    await world.db('entitlements').where({ user_id: learner.userId }).del();
    const body = bodyOf(await reset(learner, lesson), 403);
    expect(body.code).toBe('COURSE_ACCESS_DENIED');
    expect(await rowOf(learner)).toMatchObject({ completed: true });
  });
});

describe('404', () => {
  it('is the answer for a lesson that does not exist', async () => {
    const reply = await reset(KEY, demoId('lesson', 999_999));
    expectStatus(reply, 404);
    expect(reply.body.code).toBe('LESSON_NOT_FOUND');
  });
});
