import { describe, expect, it } from 'vitest';
import { seat, type TaughtCourse, teach } from '../support/classroom.ts';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { type SignIn, startWorld } from '../support/world.ts';

const world = startWorld({ content: 'empty' });
const DONE = { progress_percentage: 100, completed: true, time_spent_seconds: 60 };

/** Makes a student of two courses who has completed a lesson that can be moved between them. */
async function studentOfBoth() {
  const student = await world.register();
  const from = await teach(world.db, { lessons: ['text', 'text', 'text'] });
  const to = await teach(world.db, { lessons: ['text'] });
  for (const { id } of [from, to]) await seat(world.db, student.userId, id);
  const [lessonId = ''] = from.lessons;
  await report(student, from, lessonId);
  await world
    .db('lessons')
    .where({ id: lessonId })
    .update({ course_id: to.id, module_id: to.id, order_index: 50 });
  return { student, from, to, lessonId };
}

const report = (as: SignIn, { id: courseId }: TaughtCourse, lesson_id = '') =>
  world.call('updateCourseProgress', { as, params: { courseId }, body: { ...DONE, lesson_id } });

/** A course’s progress in the list and in its details: [completed, lessons, percent]. */
async function viewsOf(as: SignIn, { id: courseId }: TaughtCourse) {
  const { course } = bodyOf(await world.call('getCourse', { as, params: { courseId } }), 200);
  const { courses } = bodyOf(await world.call('listMyCourses', { as }), 200);
  const listed = courses.find(({ id }) => id === courseId);
  const lessons = course.modules.flatMap((module) => module.lessons);
  const completed = lessons.filter(({ is_completed }) => is_completed).length;
  expect(listed?.total_lessons).toBe(course.total_lessons);
  return [completed, course.total_lessons, listed?.progress];
}

describe('a completed lesson that moves to another course', () => {
  it('counts for the new course and not for the old one, in list and details, before any report', async () => {
    const { student, from, to } = await studentOfBoth();
    expect(await viewsOf(student, from)).toEqual([0, 2, 0]);
    expect(await viewsOf(student, to)).toEqual([1, 2, 50]);
  });

  it('is answered with the totals of its new course, to which its progress now belongs', async () => {
    const { student, from, to, lessonId } = await studentOfBoth();
    const reply = await report(student, to, lessonId);
    expectStatus(reply, 200);
    expect(reply.body.updated_progress).toEqual({
      course_progress: 50,
      lesson_progress: 100,
      total_time_spent: 60,
      completed_lessons: 1,
    });
    const stored = await world.db('lesson_progress').where({ user_id: student.userId });
    expect(stored).toMatchObject([{ lesson_id: lessonId, course_id: to.id }]);
    expect(await viewsOf(student, from)).toEqual([0, 2, 0]);
    expect(await viewsOf(student, to)).toEqual([1, 2, 50]);
    expect((await report(student, from, lessonId)).status).toBe(422);
  });

  it('does not count in the totals of its old course', async () => {
    const { student, from } = await studentOfBoth();
    const reply = await report(student, from, from.lessons[1]);
    expectStatus(reply, 200);
    expect(reply.body.updated_progress).toMatchObject({
      course_progress: 50,
      total_time_spent: 60,
      completed_lessons: 1,
    });
  });

  it('completes its new course together with the other lessons, with one event', async () => {
    const { student, to, lessonId } = await studentOfBoth();
    await report(student, to, to.lessons[0]);
    const enrollments = world.db('enrollments').where({ user_id: student.userId });
    expect(await enrollments.clone().where({ course_id: to.id })).toMatchObject([
      { completed_at: expect.any(Date) },
    ]);
    await report(student, to, lessonId);
    const events = await world
      .db('learning_events')
      .where({ user_id: student.userId, lesson_id: lessonId });
    expect(events).toHaveLength(1);
  });

  it('counts when its new course is a prerequisite', async () => {
    const { student, to } = await studentOfBoth();
    await world
      .db('lessons')
      .where({ id: to.lessons[0] ?? '' })
      .update({ deleted_at: world.clock.now() });
    const guarded = await teach(world.db);
    const requirement = { course_id: guarded.id, required_course_id: to.id };
    await world.db('course_prerequisites').insert(requirement);
    const params = { courseId: guarded.id };
    expect((await world.call('enrollInCourse', { as: student, params })).status).toBe(201);
  });

  it('can be opened with access to its new course only', async () => {
    const { student, to, lessonId } = await studentOfBoth();
    const key = { user_id: student.userId, course_id: to.id };
    await world.db('enrollments').where(key).del();
    await world.db('entitlements').where(key).del();
    const params = { lessonId };
    const reply = await world.call('updateLessonProgress', { as: student, params, body: DONE });
    expectStatus(reply, 403);
  });
});
