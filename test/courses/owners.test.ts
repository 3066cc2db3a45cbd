import { describe, expect, it } from 'vitest';
import { HOUR } from '../../src/clock.ts';
import { LIFETIME } from '../../src/entitlements/access.ts';
import { addLesson, enlist, entitle, type TaughtCourse, teach } from '../support/classroom.ts';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { type SignIn, startWorld } from '../support/world.ts';

const world = startWorld({ content: 'empty' });
const HALF = { progress_percentage: 50, completed: false, time_spent_seconds: 60 };
const DONE = { progress_percentage: 100, completed: true, time_spent_seconds: 60 };

const report = (as: SignIn, lessonId = '', body: typeof DONE & { quiz_score?: number } = DONE) =>
  world.call('updateLessonProgress', { as, params: { lessonId }, body });
const enroll = (as: SignIn, { id: courseId }: TaughtCourse) =>
  world.call('enrollInCourse', { as, params: { courseId } });
const listOf = async (as: SignIn) => bodyOf(await world.call('listMyCourses', { as }), 200).courses;
const enrollmentsOf = ({ userId }: SignIn) => world.db('enrollments').where({ user_id: userId });
const completionsOf = ({ userId }: SignIn) =>
  world.db('learning_events').where({ user_id: userId, type: 'course.completed' });

/** Makes an owner: a user who has access to a course and never enrolled in it. */
async function ownerOf(
  lessons: readonly ('text' | 'quiz')[] = ['text', 'text'],
  source: 'purchase' | 'bundle' | 'subscription' | 'grant' = 'purchase',
) {
  const owner = await world.register();
  const course = await teach(world.db, { lessons, price_minor: 100 });
  await entitle(world.db, owner.userId, course.id, { source });
  return { owner, course, lessons: course.lessons };
}

describe('the first report of an owner, who has access and never enrolled,', () => {
  it.each(['purchase', 'bundle', 'subscription', 'grant'] as const)(
    'enrolls them, so that the course is in their list (source %s; S-45)',
    async (source) => {
      const { owner, course, lessons } = await ownerOf(['text', 'text'], source);
      expect((await report(owner, lessons[0])).status).toBe(200);
      const [shown] = await listOf(owner);
      expect(shown).toMatchObject({ id: course.id, progress: 50 });
      expect(shown?.last_accessed).toBe(shown?.enrolled_at);
      expect(bodyOf(await enroll(owner, course), 409).code).toBe('COURSE_ALREADY_ENROLLED');
    },
  );

  it('enrolls them also when it completes nothing, and by the report for the course', async () => {
    const { owner, course, lessons } = await ownerOf();
    const reply = await world.call('updateCourseProgress', {
      as: owner,
      params: { courseId: course.slug },
      body: { ...HALF, lesson_id: lessons[0] ?? '' },
    });
    expectStatus(reply, 200);
    expect(reply.body.updated_progress).toMatchObject({ lesson_progress: 50, course_progress: 0 });
    expect(await listOf(owner)).toHaveLength(1);
  });

  it('gives no free access and does not count for the limit of free courses', async () => {
    const { owner, course, lessons } = await ownerOf();
    await report(owner, lessons[0], HALF);
    const rights = await world.db('entitlements').where({ user_id: owner.userId });
    expect(rights).toMatchObject([{ course_id: course.id, source: 'purchase', ends_at: LIFETIME }]);
    for (let n = 0; n < 3; n += 1) {
      expect((await enroll(owner, await teach(world.db))).status).toBe(201);
    }
  });

  it('enrolls them once when twenty come at the same time, and all are saved', async () => {
    const { owner, lessons } = await ownerOf(Array(10).fill('text'));
    const sent = [...lessons, ...lessons].map((id, n) => report(owner, id, n % 3 ? HALF : DONE));
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(await enrollmentsOf(owner)).toHaveLength(1);
    const saved = await world.db('lesson_progress').where({ user_id: owner.userId });
    expect(saved).toHaveLength(10);
  });

  it('does not enroll them when it is refused', async () => {
    const { owner, course, lessons } = await ownerOf(['text']);
    expect((await report(owner, lessons[0], { ...DONE, quiz_score: 90 })).status).toBe(422);
    const other = await teach(world.db, { lessons: ['text'] });
    const strange = { ...DONE, lesson_id: other.lessons[0] ?? '' };
    const params = { courseId: course.id };
    const reply = await world.call('updateCourseProgress', { as: owner, params, body: strange });
    expectStatus(reply, 422);
    const ended = { ends_at: world.clock.now() };
    await world.db('entitlements').where({ user_id: owner.userId }).update(ended);
    expect(bodyOf(await report(owner, lessons[0]), 403).details?.reason).toBe('access_expired');
    expect(await enrollmentsOf(owner)).toEqual([]);
  });
});

describe('opening a lesson', () => {
  it('enrolls nobody: only a report does', async () => {
    const { owner, lessons } = await ownerOf();
    const params = { lessonId: lessons[0] ?? '' };
    expect((await world.call('getLesson', { as: owner, params })).status).toBe(200);
    expect(await enrollmentsOf(owner)).toEqual([]);
  });
});

describe('an owner who never enrolled', () => {
  it('completes the course with its last lesson, once, and for good', async () => {
    const { owner, course, lessons } = await ownerOf();
    for (const lesson of lessons) await report(owner, lesson);
    const [completed] = await enrollmentsOf(owner);
    expect(completed?.completed_at).toEqual(expect.any(Date));
    expect(await completionsOf(owner)).toMatchObject([{ course_id: course.id }]);

    world.clock.advance(HOUR);
    const added = await addLesson(world.db, course.id);
    await report(owner, added);
    expect(await enrollmentsOf(owner)).toMatchObject([{ completed_at: completed?.completed_at }]);
    expect(await completionsOf(owner)).toHaveLength(1);
  });

  it('has met a prerequisite by completing it, also when lessons are added later (E6)', async () => {
    const { owner, course, lessons } = await ownerOf(['text']);
    const guarded = await teach(world.db);
    const requirement = { course_id: guarded.id, required_course_id: course.id };
    await world.db('course_prerequisites').insert(requirement);
    expect(bodyOf(await enroll(owner, guarded), 403).details?.reason).toBe('prerequisite');
    await report(owner, lessons[0]);
    await addLesson(world.db, course.id);
    expect((await enroll(owner, guarded)).status).toBe(201);
  });

  it('completes a course whose lessons were all done before there were enrollments', async () => {
    const { owner, lessons } = await ownerOf(['text']);
    await report(owner, lessons[0]);
    await world.db('enrollments').where({ user_id: owner.userId }).del();
    await world.db('learning_events').where({ user_id: owner.userId }).del();
    await report(owner, lessons[0]);
    expect(await enrollmentsOf(owner)).toMatchObject([{ completed_at: expect.any(Date) }]);
    expect(await completionsOf(owner)).toHaveLength(1);
  });
});

describe('an owner who has left the course', () => {
  it('is not enrolled again by reports, but can complete it', async () => {
    const { owner, course, lessons } = await ownerOf(['text']);
    await enlist(world.db, owner.userId, course.id);
    await world.call('unenrollFromCourse', { as: owner, params: { courseId: course.id } });
    expect((await report(owner, lessons[0])).status).toBe(200);
    expect(await listOf(owner)).toEqual([]);
    expect(await enrollmentsOf(owner)).toMatchObject([
      { unenrolled_at: expect.any(Date), completed_at: expect.any(Date) },
    ]);
  });
});
