import { describe, expect, it } from 'vitest';
import { DAY, plus } from '../../src/clock.ts';
import { demoId } from '../../src/demo/demo-id.ts';
import { lockLearner } from '../../src/entitlements/entitlement.queries.ts';
import { entitle, seat, somebodyWaits, teach } from '../support/classroom.ts';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { describeSharedRefusals } from '../support/shared-refusals.ts';
import { type SignIn, startWorld } from '../support/world.ts';

const world = startWorld();
const FREE = demoId('course', 4);

describeSharedRefusals(
  () => world,
  'unenrollFromCourse',
  () => ({
    as: 'test_pk_1234567890abcdef',
    params: { courseId: FREE },
  }),
);

const enroll = (as: SignIn, courseId: string) =>
  world.call('enrollInCourse', { as, params: { courseId } });
const leave = (as: SignIn, courseId: string) =>
  world.call('unenrollFromCourse', { as, params: { courseId } });
const open = (as: SignIn, lessonId = '') => world.call('getLesson', { as, params: { lessonId } });

describe('200', () => {
  it('ends enrollment and free access, and the learner still counts as a student (M6)', async () => {
    const learner = await world.register();
    const course = await teach(world.db, { lessons: ['text'] });
    await enroll(learner, course.id);
    const body = bodyOf(await leave(learner, course.slug), 200);
    expect(body).toEqual({ success: true, message: 'Successfully unenrolled from course' });
    const refused = await open(learner, course.lessons[0]);
    expectStatus(refused, 403);
    expect(refused.body.details?.reason).toBe('not_enrolled');
    expect(await world.db('enrollments').where({ user_id: learner.userId })).toHaveLength(1);
  });

  it('does not end access from another source: what was bought stays bought (E1)', async () => {
    const learner = await world.register();
    const course = await teach(world.db, { price_minor: 100, lessons: ['text'] });
    await entitle(world.db, learner.userId, course.id, { source: 'purchase' });
    await enroll(learner, course.id);
    expect((await leave(learner, course.id)).status).toBe(200);
    expect((await open(learner, course.lessons[0])).status).toBe(200);
    expect((await enroll(learner, course.id)).status).toBe(201);
  });

  it('does not change enrollments of other users', async () => {
    const [leaver, stayer] = [await world.register(), await world.register()];
    const course = await teach(world.db, { lessons: ['text'] });
    await enroll(leaver, course.id);
    await enroll(stayer, course.id);
    await leave(leaver, course.id);
    expect((await open(stayer, course.lessons[0])).status).toBe(200);
  });

  it('can be done for an archived course', async () => {
    const learner = await world.register();
    const { id } = await teach(world.db, { status: 'archived' });
    await seat(world.db, learner.userId, id);
    expect((await leave(learner, id)).status).toBe(200);
    expect((await world.call('getCourse', { as: learner, params: { courseId: id } })).status).toBe(
      404,
    );
  });

  it('happens once when ten requests come at the same time', async () => {
    const learner = await world.register();
    await enroll(learner, FREE);
    const replies = await Promise.all(Array.from({ length: 10 }, () => leave(learner, FREE)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(404)]);
  });

  it('waits for other changes of the learner, so that enrollment and free access end together', async () => {
    const learner = await world.register();
    await enroll(learner, FREE);
    const [reply, before] = await world.db.transaction(async (trx) => {
      await lockLearner(trx, learner.userId, world.clock);
      const leaving = leave(learner, FREE);
      await Promise.race([leaving, somebodyWaits(world.db)]);
      const row = await trx('enrollments').where({ user_id: learner.userId }).first();
      return [leaving, row] as const;
    });
    expect(before?.unenrolled_at).toBeNull();
    expect((await reply).status).toBe(200);
  });
});

describe('404', () => {
  it('is the answer without an enrollment, also when leaving a second time', async () => {
    const learner = await world.register();
    expect(bodyOf(await leave(learner, FREE), 404).code).toBe('ENROLLMENT_NOT_FOUND');
    await enroll(learner, FREE);
    await leave(learner, FREE);
    expect(bodyOf(await leave(learner, FREE), 404).code).toBe('ENROLLMENT_NOT_FOUND');
  });

  it.each(['no-such-course', demoId('course', 61), demoId('course', 62)])(
    'is the answer for the course %s',
    async (courseId) => {
      const body = bodyOf(await leave(await world.register(), courseId), 404);
      expect(body.code).toBe('COURSE_NOT_FOUND');
    },
  );

  it('is the answer to those who have left, even if they had access that ended', async () => {
    const learner = await world.register();
    const course = await teach(world.db, { price_minor: 100 });
    const ends_at = plus(world.clock.now(), -DAY);
    await entitle(world.db, learner.userId, course.id, { source: 'grant', ends_at });
    expect(bodyOf(await leave(learner, course.id), 404).code).toBe('ENROLLMENT_NOT_FOUND');
  });
});
