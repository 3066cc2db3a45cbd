import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, plus as moved } from '../../src/clock.ts';
import { demoId } from '../../src/demo/demo-id.ts';
import { addLearner, enlist, entitle, seat, teach } from '../support/classroom.ts';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { describeSharedRefusals } from '../support/shared-refusals.ts';
import { startWorld } from '../support/world.ts';

const world = startWorld();
const START = new Date('2025-07-01T10:00:00.000Z');
const KEY = 'test_pk_1234567890abcdef';

describeSharedRefusals(
  () => world,
  'listMyCourses',
  () => ({ as: KEY }),
);

async function learnerOf(courses: number) {
  const learner = await world.register();
  const taken: string[] = [];
  for (let n = 0; n < courses; n += 1) {
    const course = await teach(world.db, { lessons: ['video'] });
    await seat(world.db, learner.userId, course.id, moved(START, n * HOUR));
    taken.unshift(course.id);
  }
  return { learner, taken };
}
const idsOf = (body: { courses: { id: string }[] }) => body.courses.map(({ id }) => id);

describe('200', () => {
  it('shows the demo student’s three courses with their progress', async () => {
    const body = bodyOf(await world.call('listMyCourses', { as: KEY }), 200);
    expect(body.pagination).toBeUndefined();
    const progress = Object.fromEntries(body.courses.map((course) => [course.id, course.progress]));
    expect(progress).toEqual({
      [demoId('course', 1)]: 40,
      [demoId('course', 2)]: 100,
      [demoId('course', 3)]: 0,
    });
    expect(body.courses[0]).toMatchObject({
      slug: 'python-ile-programlamaya-giris',
      level: 'beginner',
      total_lessons: 10,
      enrolled_at: '2025-06-16T18:05:00.000Z',
      last_accessed: '2025-08-14T17:45:00.000Z',
      instructor: { display_name: 'Işıl Aksoy' },
      category: { name: 'Yazılım Geliştirme' },
    });
  });

  it('is empty for somebody without courses', async () => {
    const body = bodyOf(await world.call('listMyCourses', { as: await world.register() }), 200);
    expect(body).toEqual({ courses: [] });
  });

  it('shows hours and rating to one decimal, 0 without reviews', async () => {
    const { learner } = await learnerOf(0);
    const course = await teach(world.db, { lessons: ['video', 'text', 'quiz'], minutes: 25 });
    await seat(world.db, learner.userId, course.id);
    const first = await world.call('listMyCourses', { as: learner });
    expectStatus(first, 200);
    expect(first.body.courses[0]).toMatchObject({ duration_hours: 1.3, rating: 0 });
  });

  it('counts no deleted lessons, and shows less progress when a lesson is added', async () => {
    const { learner } = await learnerOf(0);
    const course = await teach(world.db, { lessons: ['text', 'text', 'text'] });
    await seat(world.db, learner.userId, course.id);
    const body = { progress_percentage: 100, completed: true, time_spent_seconds: 9 };
    const params = { lessonId: course.lessons[0] ?? '' };
    await world.call('updateLessonProgress', { as: learner, params, body });
    await world
      .db('lessons')
      .where({ id: course.lessons[2] ?? '' })
      .update({ deleted_at: START });
    const list = bodyOf(await world.call('listMyCourses', { as: learner }), 200);
    expect(list.courses[0]).toMatchObject({ total_lessons: 2, progress: 50 });
  });

  it('has the most recently accessed course first', async () => {
    const { learner, taken } = await learnerOf(3);
    const body = bodyOf(await world.call('listMyCourses', { as: learner }), 200);
    expect(idsOf(body)).toEqual(taken);
    const oldest = taken.at(-1) ?? '';
    const [lesson] = await world.db('lessons').where({ course_id: oldest });
    await world.call('getLesson', { as: learner, params: { lessonId: lesson?.id ?? '' } });
    const again = await world.call('listMyCourses', { as: learner });
    expect(idsOf(bodyOf(again, 200))[0]).toBe(oldest);
  });

  it('orders courses that were accessed at the same moment by id', async () => {
    const learner = await world.register();
    const made = [await teach(world.db), await teach(world.db), await teach(world.db)];
    for (const { id } of made) await seat(world.db, learner.userId, id, START);
    const body = bodyOf(await world.call('listMyCourses', { as: learner }), 200);
    expect(idsOf(body)).toEqual(made.map(({ id }) => id).sort());
  });

  it('leaves out courses that the caller has left, courses of other users and drafts', async () => {
    const { learner, taken } = await learnerOf(2);
    const other = await teach(world.db);
    await seat(world.db, await addLearner(world.db), other.id);
    const draft = await teach(world.db, { status: 'draft' });
    await seat(world.db, learner.userId, draft.id);
    await world.call('unenrollFromCourse', { as: learner, params: { courseId: taken[0] ?? '' } });
    const body = bodyOf(await world.call('listMyCourses', { as: learner }), 200);
    expect(idsOf(body)).toEqual(taken.slice(1));
  });

  it('has archived courses, and courses whose access has ended (E6, P7)', async () => {
    const learner = await world.register();
    const archived = await teach(world.db, { status: 'archived' });
    await seat(world.db, learner.userId, archived.id, START);
    const paid = await teach(world.db, { price_minor: 9_900 });
    const ends_at = moved(world.clock.now(), -DAY);
    await entitle(world.db, learner.userId, paid.id, { source: 'subscription', ends_at });
    await enlist(world.db, learner.userId, paid.id, moved(START, -MINUTE));
    const body = bodyOf(await world.call('listMyCourses', { as: learner }), 200);
    expect(idsOf(body)).toEqual([archived.id, paid.id]);
  });

  it('has pages when page or limit is sent, and pages never overlap (A34)', async () => {
    const { learner, taken } = await learnerOf(5);
    const pages = [];
    for (const page of [1, 2, 3]) {
      const reply = await world.call('listMyCourses', { as: learner, query: { page, limit: 2 } });
      pages.push(bodyOf(reply, 200));
    }
    expect(pages.flatMap(idsOf)).toEqual(taken);
    expect(pages.map(({ pagination }) => pagination)).toEqual([
      { current_page: 1, total_pages: 3, total_items: 5, has_next: true, has_prev: false },
      { current_page: 2, total_pages: 3, total_items: 5, has_next: true, has_prev: true },
      { current_page: 3, total_pages: 3, total_items: 5, has_next: false, has_prev: true },
    ]);
    const past = await world.call('listMyCourses', { as: learner, query: { page: 9 } });
    expect(past.body).toMatchObject({ courses: [], pagination: { total_items: 5 } });
    const limited = await world.call('listMyCourses', { as: learner, query: { limit: 4 } });
    expectStatus(limited, 200);
    expect(limited.body.courses).toHaveLength(4);
  });
});

describe('400', () => {
  it.each([{ limit: 51 }, { limit: 0 }, { page: 0 }, { page: '1e3' }])(
    'refuses %o',
    async (query) => {
      expect((await world.send('listMyCourses', { as: KEY, query })).status).toBe(400);
    },
  );
});
