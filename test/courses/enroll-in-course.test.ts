import { describe, expect, it } from 'vitest';
import { DAY, plus } from '../../src/clock.ts';
import { demoId } from '../../src/demo/demo-id.ts';
import { enlist, entitle, seat, teach } from '../support/classroom.ts';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { describeSharedRefusals } from '../support/shared-refusals.ts';
import { type SignIn, startWorld } from '../support/world.ts';

const world = startWorld();
const FREE = demoId('course', 4);

describeSharedRefusals(
  () => world,
  'enrollInCourse',
  () => ({
    as: 'test_pk_1234567890abcdef',
    params: { courseId: FREE },
  }),
);

const enroll = (as: SignIn, courseId: string) =>
  world.call('enrollInCourse', { as, params: { courseId } });
const leave = (as: SignIn, courseId: string) =>
  world.call('unenrollFromCourse', { as, params: { courseId } });
const rowsOf = (table: 'enrollments' | 'entitlements', { userId }: SignIn) =>
  world.db(table).where({ user_id: userId });

describe('201', () => {
  it('enrolls in a free course for ever, and the course is in the list (S-35, S-36)', async () => {
    const learner = await world.register();
    const body = bodyOf(await enroll(learner, 'english-for-daily-life'), 201);
    expect(body).toEqual({
      success: true,
      message: 'Successfully enrolled in course',
      enrollment: {
        user_id: learner.userId,
        course_id: FREE,
        enrolled_at: expect.any(String),
        access_until: '9999-12-31T23:59:59.999Z',
      },
    });
    const list = await world.call('listMyCourses', { as: learner });
    expectStatus(list, 200);
    expect(list.body.courses).toHaveLength(1);
    expectStatus(list, 200);
    expect(list.body.courses[0]).toMatchObject({
      id: FREE,
      progress: 0,
      enrolled_at: body.enrollment.enrolled_at,
      last_accessed: body.enrollment.enrolled_at,
    });
  });

  it('enrolls again after leaving, with a new moment and the old progress', async () => {
    const learner = await world.register();
    const course = await teach(world.db, { lessons: ['text'] });
    const first = await enroll(learner, course.id);
    await world.call('updateLessonProgress', {
      as: learner,
      params: { lessonId: course.lessons[0] ?? '' },
      body: { progress_percentage: 100, completed: true, time_spent_seconds: 5 },
    });
    await leave(learner, course.id);
    const again = await enroll(learner, course.id);
    expectStatus(again, 201);
    const { enrolled_at } = again.body.enrollment;
    expectStatus(first, 201);
    expect(enrolled_at > first.body.enrollment.enrolled_at).toBe(true);
    const list = await world.call('listMyCourses', { as: learner });
    expectStatus(list, 200);
    expect(list.body.courses[0]).toMatchObject({
      progress: 100,
      enrolled_at,
      last_accessed: enrolled_at,
    });
    expect(await rowsOf('entitlements', learner)).toHaveLength(1);
    expect(await rowsOf('enrollments', learner)).toHaveLength(1);
  });

  it('enrolls those who have bought a paid course, until their access ends, without giving free access', async () => {
    const learner = await world.register();
    const course = await teach(world.db, { price_minor: 19_900 });
    const ends_at = plus(world.clock.now(), 30 * DAY);
    await entitle(world.db, learner.userId, course.id, { source: 'grant', ends_at });
    const body = bodyOf(await enroll(learner, course.slug), 201);
    expect(body.enrollment.access_until).toBe(ends_at.toISOString());
    expect(await rowsOf('entitlements', learner)).toHaveLength(1);
  });

  it('opens a course whose prerequisite is completed, in whatever way it was completed', async () => {
    const guarded = await teach(world.db);
    const first = await teach(world.db, { lessons: ['text'] });
    await world.db('course_prerequisites').insert({
      course_id: guarded.id,
      required_course_id: first.id,
    });
    const learner = await world.register();
    await enroll(learner, first.id);
    expect((await enroll(learner, guarded.id)).status).toBe(403);
    await world.call('updateCourseProgress', {
      as: learner,
      params: { courseId: first.id },
      body: {
        lesson_id: first.lessons[0] ?? '',
        progress_percentage: 100,
        completed: true,
        time_spent_seconds: 1,
      },
    });
    await world.db('enrollments').where({ course_id: first.id }).update({ completed_at: null });
    expect((await enroll(learner, guarded.id)).status).toBe(201);
  });

  it('happens once when twenty requests come at the same time (S-38)', async () => {
    const learner = await world.register();
    const replies = await Promise.all(Array.from({ length: 20 }, () => enroll(learner, FREE)));
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array(19).fill(409)]);
    expect(await rowsOf('enrollments', learner)).toHaveLength(1);
    expect(await rowsOf('entitlements', learner)).toHaveLength(1);
  });

  it('is not limited on premium', async () => {
    const learner = await world.register({ tier: 'premium' });
    for (let n = 0; n < 5; n += 1) {
      expect((await enroll(learner, (await teach(world.db)).id)).status).toBe(201);
    }
  });
});

describe('403', () => {
  it('asks for payment and says how to pay (S-37, A27)', async () => {
    const body = bodyOf(await enroll(await world.register(), demoId('course', 8)), 403);
    expect(body).toMatchObject({
      code: 'COURSE_ACCESS_DENIED',
      error: 'This course has to be bought first.',
      details: {
        reason: 'payment_required',
        checkout: { type: 'course', courseId: demoId('course', 8) },
      },
    });
  });

  it('asks for payment again when access has ended', async () => {
    const learner = await world.register();
    const course = await teach(world.db, { price_minor: 100 });
    const ends_at = plus(world.clock.now(), -DAY);
    await entitle(world.db, learner.userId, course.id, { source: 'grant', ends_at });
    expect(bodyOf(await enroll(learner, course.id), 403).details?.reason).toBe('payment_required');
  });

  it('lists the prerequisites that are not completed before it asks for payment (E6)', async () => {
    const body = bodyOf(await enroll(await world.register(), demoId('course', 59)), 403);
    expect(body.details).toMatchObject({
      reason: 'prerequisite',
      prerequisites: [
        {
          id: demoId('course', 2),
          title: 'Web Development Fundamentals',
          slug: 'web-development-fundamentals',
        },
      ],
    });
  });

  it('limits the free tier to three free courses; purchases do not count (E5)', async () => {
    const learner = await world.register();
    const bought = await teach(world.db, { price_minor: 100 });
    await entitle(world.db, learner.userId, bought.id, { source: 'purchase', source_ref: 'one' });
    expect((await enroll(learner, bought.id)).status).toBe(201);
    for (const n of [4, 5, 6]) {
      expect((await enroll(learner, demoId('course', n))).status).toBe(201);
    }
    const body = bodyOf(await enroll(learner, demoId('course', 7)), 403);
    expect(body).toMatchObject({
      error: 'The free tier holds 3 free courses at a time.',
      details: { reason: 'tier_limit', limit: 3 },
    });
    await leave(learner, demoId('course', 5));
    expect((await enroll(learner, demoId('course', 7))).status).toBe(201);
  });

  it('does not count a free course that the user has also bought', async () => {
    const learner = await world.register();
    const owned = await teach(world.db);
    await enroll(learner, owned.id);
    await leave(learner, owned.id);
    await entitle(world.db, learner.userId, owned.id, { source: 'bundle', source_ref: 'one' });
    for (const { id } of [owned, await teach(world.db), await teach(world.db)]) {
      expect((await enroll(learner, id)).status).toBe(201);
    }
    expect((await enroll(learner, FREE)).status).toBe(201);
  });

  it('limits them even when a hundred requests come at the same time', async () => {
    const learner = await world.register();
    const courses = await Promise.all(Array.from({ length: 25 }, () => teach(world.db)));
    const asked = Array.from({ length: 4 }, () => courses).flat();
    const replies = await Promise.all(asked.map(({ slug }) => enroll(learner, slug)));
    const count = (status: number) => replies.filter((reply) => reply.status === status).length;
    expect(count(201)).toBe(3);
    expect(count(403) + count(409)).toBe(97);
    expect(await rowsOf('enrollments', learner)).toHaveLength(3);
  });

  it('refuses new courses after a downgrade, and keeps the old ones', async () => {
    const learner = await world.register({ tier: 'premium' });
    for (let n = 0; n < 4; n += 1) await enroll(learner, (await teach(world.db)).id);
    await world.db('users').where({ id: learner.userId }).update({ tier: 'free' });
    expect(bodyOf(await enroll(learner, FREE), 403).details?.reason).toBe('tier_limit');
    const list = await world.call('listMyCourses', { as: learner });
    expectStatus(list, 200);
    expect(list.body.courses).toHaveLength(4);
  });
});

describe('404', () => {
  it.each(['no-such-course', demoId('course', 61), demoId('course', 62)])(
    'is the answer for the course %s',
    async (courseId) => {
      const reply = await enroll(await world.register(), courseId);
      expectStatus(reply, 404);
      expect(reply.body.code).toBe('COURSE_NOT_FOUND');
    },
  );

  it('is the answer to those who have left an archived course', async () => {
    const learner = await world.register();
    const { id } = await teach(world.db, { status: 'archived' });
    await seat(world.db, learner.userId, id);
    expect((await leave(learner, id)).status).toBe(200);
    expect((await enroll(learner, id)).status).toBe(404);
  });
});

describe('409', () => {
  it('is the answer to enrolling a second time, even if access has ended (S-38)', async () => {
    const learner = await world.register();
    await enroll(learner, FREE);
    const body = bodyOf(await enroll(learner, FREE), 409);
    expect(body.code).toBe('COURSE_ALREADY_ENROLLED');
    const paid = await teach(world.db, { price_minor: 100 });
    await enlist(world.db, learner.userId, paid.id);
    expect((await enroll(learner, paid.id)).status).toBe(409);
  });
});
