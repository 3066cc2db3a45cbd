import type { Knex } from 'knex';
import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../src/clock.ts';
import { enroll, leave } from '../../src/courses/enrollment.queries.ts';
import { LIFETIME } from '../../src/entitlements/access.ts';
import {
  endFreeAccess,
  grantFreeAccess,
  lockLearner,
} from '../../src/entitlements/entitlement.queries.ts';
import { entitle, seat, somebodyWaits, type TaughtCourse, teach } from '../support/classroom.ts';
import { type Reply, type SignIn, startWorld } from '../support/world.ts';

const world = startWorld({ content: 'empty' });
const DONE = { progress_percentage: 100, completed: true, time_spent_seconds: 9 };

const post = (as: SignIn, { id: courseId }: TaughtCourse) =>
  world.call('enrollInCourse', { as, params: { courseId } });
const unenroll = (as: SignIn, { id: courseId }: TaughtCourse) =>
  world.call('unenrollFromCourse', { as, params: { courseId } });
const open = (as: SignIn, { lessons: [lessonId = ''] }: TaughtCourse) =>
  world.call('getLesson', { as, params: { lessonId } });
const complete = (as: SignIn, { lessons: [lessonId = ''] }: TaughtCourse) =>
  world.call('updateLessonProgress', { as, params: { lessonId }, body: DONE });
const reset = (as: SignIn, { lessons: [lessonId = ''] }: TaughtCourse) =>
  world.call('resetLessonProgress', { as, params: { lessonId } });
const enrollmentOf = ({ userId }: SignIn) =>
  world.db('enrollments').where({ user_id: userId }).first();
const rightOf = ({ userId }: SignIn) => world.db('entitlements').where({ user_id: userId }).first();
const progressOf = ({ userId }: SignIn) =>
  world.db('lesson_progress').where({ user_id: userId }).first();

async function studentIn(wishes: { price_minor?: number } = {}) {
  const student = await world.register();
  const course = await teach(world.db, { lessons: ['text'], ...wishes });
  if (wishes.price_minor === undefined) await seat(world.db, student.userId, course.id);
  return { student, course };
}

type Change = (trx: Knex.Transaction, userId: string, courseId: string) => Promise<unknown>;

const leaving: Change = async (trx, userId, courseId) => {
  const now = world.clock.now();
  await leave(trx, courseId, { userId, now });
  await endFreeAccess(trx, { userId, courseId, now });
};
const entering: Change = async (trx, userId, courseId) => {
  const now = world.clock.now();
  await grantFreeAccess(trx, { userId, courseId, now });
  await enroll(trx, courseId, { userId, now });
};
const refunding: Change = (trx, userId, courseId) =>
  trx('entitlements')
    .where({ user_id: userId, course_id: courseId })
    .update({ ends_at: world.clock.now() });

/** The reply to a request that comes before a change is committed, and has to wait for that. */
async function replyAfter(
  change: Change,
  request: (as: SignIn, course: TaughtCourse) => Promise<Reply>,
  student: SignIn,
  course: TaughtCourse,
): Promise<Reply> {
  const [reply] = await world.db.transaction(async (trx) => {
    await lockLearner(trx, student.userId, world.clock);
    const waiting = request(student, course);
    await Promise.race([waiting, somebodyWaits(world.db)]);
    world.clock.advance(SECOND);
    await change(trx, student.userId, course.id);
    return [waiting];
  });
  return reply;
}

describe('a request that waited for a lock is decided by what is true when it gets the lock', () => {
  it('enrolling after leaving opens the course for ever (E5, A28)', async () => {
    const { student, course } = await studentIn();
    const reply = await replyAfter(leaving, post, student, course);
    expect(reply.status).toBe(201);
    expect(reply.body.enrollment.access_until).toBe(LIFETIME.toISOString());
    expect(await rightOf(student)).toMatchObject({ ends_at: LIFETIME });
    const enrolledAt = (await enrollmentOf(student))?.enrolled_at;
    expect(enrolledAt?.toISOString()).toBe(reply.body.enrollment.enrolled_at);
    world.clock.advance(MINUTE);
    expect((await open(student, course)).status).toBe(200);
    expect((await post(student, course)).status).toBe(409);
  });

  it('enrolling after leaving counts as a free course, so that a fourth is refused', async () => {
    const { student, course } = await studentIn();
    for (let n = 0; n < 2; n += 1) await post(student, await teach(world.db));
    await replyAfter(leaving, post, student, course);
    world.clock.advance(MINUTE);
    const fourth = await post(student, await teach(world.db));
    expect(fourth.body).toMatchObject({ details: { reason: 'tier_limit' } });
  });

  it('leaving after enrolling ends enrollment and access, and not at a moment before they began', async () => {
    const student = await world.register();
    const course = await teach(world.db, { lessons: ['text'] });
    expect((await replyAfter(entering, unenroll, student, course)).status).toBe(200);
    const enrollment = await enrollmentOf(student);
    const enrolledAt = enrollment?.enrolled_at.getTime() ?? Number.POSITIVE_INFINITY;
    expect(enrollment?.unenrolled_at?.getTime()).toBeGreaterThanOrEqual(enrolledAt);
    expect((await rightOf(student))?.ends_at).toEqual(enrollment?.unenrolled_at);
    expect((await open(student, course)).status).toBe(403);
  });

  it('completing a lesson after leaving its course is refused and stores nothing', async () => {
    const { student, course } = await studentIn();
    expect((await replyAfter(leaving, complete, student, course)).status).toBe(403);
    expect(await progressOf(student)).toBeUndefined();
    expect(await enrollmentOf(student)).toMatchObject({ completed_at: null });
  });

  it('completing a lesson after its purchase was refunded is refused', async () => {
    const { student, course } = await studentIn({ price_minor: 100 });
    await entitle(world.db, student.userId, course.id, { source: 'purchase' });
    const reply = await replyAfter(refunding, complete, student, course);
    expect(reply.body).toMatchObject({ details: { reason: 'access_expired' } });
    expect(await progressOf(student)).toBeUndefined();
  });

  it('starting a lesson over after its purchase was refunded is refused and changes nothing', async () => {
    const { student, course } = await studentIn({ price_minor: 100 });
    await entitle(world.db, student.userId, course.id, { source: 'purchase' });
    await complete(student, course);
    expect((await replyAfter(refunding, reset, student, course)).status).toBe(403);
    expect(await progressOf(student)).toMatchObject({ completed: true });
  });

  it('enrolling after the purchase was refunded asks for payment', async () => {
    const { student, course } = await studentIn({ price_minor: 100 });
    await entitle(world.db, student.userId, course.id, { source: 'purchase' });
    const reply = await replyAfter(refunding, post, student, course);
    expect(reply.body).toMatchObject({ details: { reason: 'payment_required' } });
    expect(await enrollmentOf(student)).toBeUndefined();
  });
});

describe('two servers whose clocks differ', () => {
  it('agree that a user who left and enrolled again has the course for ever', async () => {
    const { student, course } = await studentIn();
    world.clock.advance(MINUTE);
    await unenroll(student, course);
    world.clock.advance(-MINUTE);
    expect((await open(student, course)).status).toBe(403);
    const reply = await post(student, course);
    expect(reply.body).toMatchObject({ enrollment: { access_until: LIFETIME.toISOString() } });
    world.clock.advance(2 * MINUTE);
    expect((await open(student, course)).status).toBe(200);
  });

  it('agree that leaving makes room for another free course', async () => {
    const { student, course } = await studentIn();
    for (let n = 0; n < 2; n += 1) await post(student, await teach(world.db));
    world.clock.advance(MINUTE);
    await unenroll(student, course);
    world.clock.advance(-MINUTE);
    expect((await post(student, await teach(world.db))).status).toBe(201);
  });
});
