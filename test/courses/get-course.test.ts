import { describe, expect, it } from 'vitest';
import { DAY, plus } from '../../src/clock.ts';
import { demoId } from '../../src/demo/demo-id.ts';
import { enlist, entitle, seat, teach } from '../support/classroom.ts';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { describeSharedRefusals } from '../support/shared-refusals.ts';
import { startWorld } from '../support/world.ts';

const world = startWorld();
const KEY = 'test_pk_1234567890abcdef';
const course = (courseId: string) => ({ as: KEY, params: { courseId } });

describeSharedRefusals(
  () => world,
  'getCourse',
  () => course(demoId('course', 1)),
);

describe('200', () => {
  it('shows modules and lessons in order, with what the caller has completed (S-30 to S-33)', async () => {
    const body = bodyOf(await world.call('getCourse', course(demoId('course', 1))), 200);
    expect(body.course).toMatchObject({
      id: demoId('course', 1),
      slug: 'python-ile-programlamaya-giris',
      title: 'Python ile Programlamaya Giriş',
      price: 0,
      is_free: true,
      currency: 'try',
      total_lessons: 10,
      instructor: { id: demoId('instructor', 1), display_name: 'Işıl Aksoy' },
    });
    const lessons = body.course.modules.flatMap((module) => module.lessons);
    expect(lessons.map(({ id }) => id)).toEqual(
      Array.from({ length: 10 }, (_, n) => demoId('lesson', 1001 + n)),
    );
    expect(lessons.map(({ is_completed }) => is_completed)).toEqual(
      Array.from({ length: 10 }, (_, n) => n < 4),
    );
  });

  it('has the lessons in the order of order_index, not of their ids', async () => {
    const { id, lessons } = await teach(world.db, { lessons: ['text', 'text', 'text'] });
    const wanted = [...lessons].sort().reverse();
    for (const [order_index, lesson] of wanted.entries()) {
      await world.db('lessons').where({ id: lesson }).update({ order_index });
    }
    const body = bodyOf(await world.call('getCourse', course(id)), 200);
    const shown = body.course.modules[0]?.lessons.map(({ id }) => id);
    expect(shown).toEqual(wanted);
  });

  it('finds the same course by its slug (A39)', async () => {
    const byId = await world.call('getCourse', course(demoId('course', 3)));
    const bySlug = await world.call('getCourse', course('react-ile-modern-arayuzler'));
    expect(bySlug.body).toEqual(byId.body);
    expectStatus(bySlug, 200);
    expect(bySlug.body.course).toMatchObject({ price: 499.9, is_free: false });
  });

  it('has no modules if there are no lessons yet', async () => {
    const body = bodyOf(await world.call('getCourse', course(demoId('course', 60))), 200);
    expect(body.course).toMatchObject({ total_lessons: 0, duration_hours: 0, modules: [] });
  });

  it('shows nothing of somebody else’s progress', async () => {
    const stranger = await world.register();
    const params = { courseId: demoId('course', 1) };
    const { text } = await world.call('getCourse', { as: stranger, params });
    expect(text).not.toContain('"is_completed":true');
  });

  it('leaves deleted lessons out', async () => {
    const { id, lessons } = await teach(world.db, { lessons: ['video', 'text'], minutes: 30 });
    await world
      .db('lessons')
      .where({ id: lessons[0] ?? '' })
      .update({ deleted_at: world.clock.now() });
    const body = bodyOf(await world.call('getCourse', course(id)), 200);
    expect(body.course).toMatchObject({ total_lessons: 1, duration_hours: 0.5 });
    expect(body.course.modules[0]?.lessons).toHaveLength(1);
  });

  it('has the mean of the reviews, also of a course that is not listed', async () => {
    const archived = demoId('course', 62);
    const owner = await world.signIn('premium@7peducation.com', 'DemoPassword123!');
    const body = bodyOf(
      await world.call('getCourse', { as: owner, params: { courseId: archived } }),
      200,
    );
    expect(body.course.rating).toBe(3.7);
    const listed = await world.call('getCourse', course(demoId('course', 57)));
    expectStatus(listed, 200);
    expect(listed.body.course.rating).toBe(3);
  });
});

describe('404', () => {
  const missing = { success: false, code: 'COURSE_NOT_FOUND' };

  it.each([
    'there-is-no-such-course',
    demoId('course', 999),
    demoId('lesson', 1001),
    demoId('course', 61),
  ])('is the answer for the course %s', async (courseId) => {
    const reply = await world.call('getCourse', course(courseId));
    expectStatus(reply, 404);
    expect(reply.body).toMatchObject(missing);
  });

  it('is the answer for a draft, even to those who are enrolled in it', async () => {
    const draft = await teach(world.db, { status: 'draft' });
    await seat(world.db, demoId('user', 1), draft.id);
    expect((await world.call('getCourse', course(draft.slug))).status).toBe(404);
  });

  it('is the answer for an archived course, except to those who are enrolled or have access (E6)', async () => {
    const archived = await teach(world.db, { status: 'archived' });
    const { userId, ...learner } = await world.register();
    const call = () =>
      world.call('getCourse', {
        as: { userId, ...learner },
        params: { courseId: archived.id },
      });
    expect((await call()).status).toBe(404);
    const ends_at = plus(world.clock.now(), DAY);
    await entitle(world.db, userId, archived.id, { source: 'grant', ends_at });
    expect((await call()).status).toBe(200);
    world.clock.advance(2 * DAY);
    const later = await world.signIn(learner.email);
    const again = { as: later, params: { courseId: archived.id } };
    expect((await world.call('getCourse', again)).status).toBe(404);
    await enlist(world.db, userId, archived.id);
    expect((await world.call('getCourse', again)).status).toBe(200);
  });
});
