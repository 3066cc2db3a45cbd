import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/clock.ts';
import { findApplication } from '../../src/courses/enrollment.queries.ts';
import { LIFETIME } from '../../src/entitlements/access.ts';
import { lockLearner } from '../../src/entitlements/entitlement.queries.ts';
import { entitle, seat, type TaughtCourse, teach } from '../support/classroom.ts';
import { expectStatus } from '../support/expect-status.ts';
import { type SignIn, startWorld } from '../support/world.ts';

const world = startWorld({ content: 'empty' });
const ROUNDS = 25;
const DONE = { progress_percentage: 100, completed: true, time_spent_seconds: 9 };

const enroll = (as: SignIn, { id: courseId }: TaughtCourse) =>
  world.call('enrollInCourse', { as, params: { courseId } });
const leave = (as: SignIn, { id: courseId }: TaughtCourse) =>
  world.call('unenrollFromCourse', { as, params: { courseId } });

/** Ends all access to the course, as a refund does, with the learner’s lock. */
const endRights = ({ userId }: SignIn, { id }: TaughtCourse) =>
  world.db.transaction(async (trx) => {
    const { now } = await lockLearner(trx, userId, world.clock);
    const rights = trx('entitlements').where({ user_id: userId, course_id: id });
    await rights.update({ ends_at: now });
  });

/** Whether the student is enrolled; expects free access exactly if so. */
async function isEnrolled({ userId }: SignIn, { id }: TaughtCourse): Promise<boolean> {
  const key = { user_id: userId, course_id: id };
  const enrollment = await world.db('enrollments').where(key).first();
  const right = await world.db('entitlements').where(key).first();
  expect(right?.ends_at).toEqual(enrollment?.unenrolled_at ?? LIFETIME);
  return enrollment?.unenrolled_at === null;
}

async function freeCoursesOf({ userId }: SignIn): Promise<number | undefined> {
  const { id } = await teach(world.db);
  const caller = { userId, now: world.clock.now() };
  const found = await world.db.transaction((trx) => findApplication(trx, id, caller));
  return found?.free_courses;
}

async function rounds(play: (student: SignIn) => Promise<void>): Promise<void> {
  const student = await world.register();
  for (let round = 0; round < ROUNDS; round += 1) {
    await play(student);
    // Goes on to the next window of the rate limit.
    world.clock.advance(MINUTE);
  }
}

describe('opposite operations at the same time have the result of one after the other, in either order (R-92)', () => {
  it('enrolling and leaving, by somebody who is not enrolled', () =>
    rounds(async (student) => {
      const course = await teach(world.db);
      const [entered, left] = await Promise.all([enroll(student, course), leave(student, course)]);
      expectStatus(entered, 201);
      expect(entered.body.enrollment.access_until).toBe(LIFETIME.toISOString());
      // Either enrolled and then left, or there was nothing to leave yet.
      expect([200, 404]).toContain(left.status);
      expect(await isEnrolled(student, course)).toBe(left.status === 404);
      await leave(student, course);
    }));

  it('enrolling and leaving, by somebody who is enrolled', () =>
    rounds(async (student) => {
      const course = await teach(world.db);
      await enroll(student, course);
      const [left, entered] = await Promise.all([leave(student, course), enroll(student, course)]);
      expectStatus(left, 200);
      // Left first, then enrolled anew; or enrolled already, and left after that.
      expect([201, 409]).toContain(entered.status);
      if (entered.status === 201) {
        expect(entered.body.enrollment.access_until).toBe(LIFETIME.toISOString());
      }
      expect(await isEnrolled(student, course)).toBe(entered.status === 201);
      await leave(student, course);
    }));

  it('enrolling in many courses and leaving them: there are never more than three free ones', () =>
    rounds(async (student) => {
      const courses = await Promise.all(Array.from({ length: 5 }, () => teach(world.db)));
      await Promise.all(courses.slice(0, 3).map((course) => enroll(student, course)));
      await Promise.all(
        courses.flatMap((course) => [enroll(student, course), leave(student, course)]),
      );
      const live = await world
        .db('enrollments')
        .where({ user_id: student.userId })
        .whereNull('unenrolled_at');
      expect(live.length).toBeLessThanOrEqual(3);
      expect(await freeCoursesOf(student)).toBe(live.length);
      await Promise.all(courses.map((course) => leave(student, course)));
      expect(await freeCoursesOf(student)).toBe(0);
    }));

  it('enrolling and the end of a purchase', () =>
    rounds(async (student) => {
      const course = await teach(world.db, { price_minor: 100 });
      await entitle(world.db, student.userId, course.id, { source: 'purchase' });
      const [entered] = await Promise.all([enroll(student, course), endRights(student, course)]);
      const key = { user_id: student.userId, course_id: course.id };
      expect(await world.db('enrollments').where(key)).toHaveLength(entered.status === 201 ? 1 : 0);
      expect(entered.body).toMatchObject(
        entered.status === 201
          ? { enrollment: { access_until: LIFETIME.toISOString() } }
          : { details: { reason: 'payment_required' } },
      );
    }));

  it('completing a lesson and starting it over', () =>
    rounds(async (student) => {
      const course = await teach(world.db, { lessons: ['text', 'text'], price_minor: 100 });
      const [lessonId = ''] = course.lessons;
      await seat(world.db, student.userId, course.id);
      const complete = () =>
        world.call('updateLessonProgress', { as: student, params: { lessonId }, body: DONE });
      await complete();
      const restart = world.call('resetLessonProgress', { as: student, params: { lessonId } });
      const statuses = (await Promise.all([complete(), restart])).map(({ status }) => status);
      expect(statuses).toEqual([200, 200]);
      const progress = await world.db('lesson_progress').where({ lesson_id: lessonId }).first();
      const completions = await world.db('learning_events').where({ lesson_id: lessonId });
      // Either completed again after the restart, a second completion, or completed and then reset.
      expect(completions).toHaveLength(progress?.completed ? 2 : 1);
      expect(progress).toMatchObject(
        progress?.completed
          ? { progress_percentage: 100, time_spent_seconds: 9, completed_at: expect.any(Date) }
          : { progress_percentage: 0, time_spent_seconds: 0, completed_at: null },
      );
    }));

  it('completing a course and the end of access to it', () =>
    rounds(async (student) => {
      const course = await teach(world.db, { lessons: ['text'] });
      const [lessonId = ''] = course.lessons;
      await enroll(student, course);
      const complete = world.call('updateLessonProgress', {
        as: student,
        params: { lessonId },
        body: DONE,
      });
      const [reply, left] = await Promise.all([complete, leave(student, course)]);
      expectStatus(left, 200);
      expect([200, 403]).toContain(reply.status);
      const key = { user_id: student.userId, course_id: course.id };
      const stored = await world.db('lesson_progress').where(key);
      expect(stored).toHaveLength(reply.status === 200 ? 1 : 0);
      const enrollment = await world.db('enrollments').where(key).first();
      expect(enrollment?.completed_at !== null).toBe(reply.status === 200);
      expect(await isEnrolled(student, course)).toBe(false);
    }));
});
