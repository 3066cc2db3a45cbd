import { describe, expect, it } from 'vitest';
import { expectStatus } from '../support/expect-status.ts';
import { startWorld } from '../support/world.ts';

/** All that a learner does on the first day, over HTTP, in one test. */
describe('a learner', () => {
  const world = startWorld();

  it('registers, finds a free course, completes it, and signs out', async () => {
    const credentials = { email: 'Nur.Celik@Example.com', password: 'Merhaba2025' };
    const registered = await world.call('register', {
      body: { ...credentials, full_name: 'Nur Çelik', phone: '05321234567' },
    });
    expectStatus(registered, 201);

    const learner = await world.signIn('nur.celik@example.com', credentials.password);
    expect(learner.userId).toBe(registered.body.user_id);

    const found = await world.call('listMarketplaceCourses', {
      as: learner,
      query: { search: 'PROGRAMLAMAYA giris', price_range: 'free' },
    });
    expectStatus(found, 200);
    const [course] = found.body.courses;
    if (course === undefined) throw new Error('The course is not found');
    expect(course.title).toBe('Python ile Programlamaya Giriş');
    expect(course.is_free).toBe(true);

    const params = { courseId: course.slug };
    const before = await world.call('updateCourseProgress', {
      as: learner,
      params,
      body: report('60000000-0000-4000-8000-000000001001'),
    });
    expectStatus(before, 403);

    expect((await world.call('enrollInCourse', { as: learner, params })).status).toBe(201);
    const opened = await world.call('getCourse', { as: learner, params });
    expectStatus(opened, 200);
    const lessons = opened.body.course.modules.flatMap((module) => module.lessons);
    expect(lessons).toHaveLength(10);
    expect(lessons.some(({ is_completed }) => is_completed)).toBe(false);

    for (const [index, { id }] of lessons.entries()) {
      const lesson = await world.call('getLesson', { as: learner, params: { lessonId: id } });
      expectStatus(lesson, 200);
      const reply = await world.call('updateCourseProgress', {
        as: learner,
        params,
        body: report(id),
      });
      expectStatus(reply, 200);
      expect(reply.body.updated_progress).toEqual({
        course_progress: (index + 1) * 10,
        lesson_progress: 100,
        total_time_spent: (index + 1) * 60,
        completed_lessons: index + 1,
      });
    }

    const mine = await world.call('listMyCourses', { as: learner });
    expectStatus(mine, 200);
    expect(mine.body.courses).toHaveLength(1);
    expect(mine.body.courses[0]).toMatchObject({ id: course.id, progress: 100 });
    const events = await world
      .db('learning_events')
      .where({ user_id: learner.userId })
      .pluck('type');
    expect(events.filter((type) => type === 'lesson.completed')).toHaveLength(10);
    expect(events.filter((type) => type === 'course.completed')).toHaveLength(1);

    expect((await world.call('logout', { as: learner })).status).toBe(200);
    expect((await world.call('listMyCourses', { as: learner })).status).toBe(401);
    const again = { refresh_token: learner.refreshToken };
    expect((await world.call('refreshSession', { body: again })).status).toBe(401);
  });
});

function report(lessonId: string) {
  return {
    lesson_id: lessonId,
    progress_percentage: 100,
    completed: true,
    time_spent_seconds: 60,
  };
}
