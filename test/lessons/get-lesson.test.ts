import { describe, expect, it } from 'vitest';
import { DAY, plus as moved, SECOND } from '../../src/clock.ts';
import { demoId } from '../../src/demo/demo-id.ts';
import { enlist, entitle, seat, teach } from '../support/classroom.ts';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import { describeSharedRefusals } from '../support/shared-refusals.ts';
import { type SignIn, startWorld } from '../support/world.ts';

const world = startWorld();
const KEY = 'test_pk_1234567890abcdef';
const open = (as: SignIn | string, lessonId = '') =>
  world.call('getLesson', { as, params: { lessonId } });

describeSharedRefusals(
  () => world,
  'getLesson',
  () => ({
    as: KEY,
    params: { lessonId: demoId('lesson', 1002) },
  }),
);

describe('200', () => {
  it('shows a text with the caller’s progress and notes', async () => {
    const body = bodyOf(await open(KEY, demoId('lesson', 1002)), 200);
    expect(body.lesson).toMatchObject({
      id: demoId('lesson', 1002),
      type: 'text',
      is_completed: true,
      course: { id: demoId('course', 1), slug: 'python-ile-programlamaya-giris' },
      module: { id: demoId('module', 101) },
      body: expect.stringContaining('#'),
      progress: { lesson_id: demoId('lesson', 1002), progress_percentage: 100, completed: true },
      notes: 'Değişken adlarında Türkçe karakter kullanmamaya dikkat!',
    });
    expect(body.lesson).not.toHaveProperty('video_url');
    expect(body.lesson).not.toHaveProperty('pass_mark');
  });

  it('shows the URL of a video', async () => {
    const body = bodyOf(await open(KEY, demoId('lesson', 1001)), 200);
    expect(body.lesson).toMatchObject({
      type: 'video',
      video_url: expect.stringMatching(/^https:/),
    });
    expect(body.lesson).not.toHaveProperty('body');
  });

  it('shows the questions of a quiz and never the answers', async () => {
    const reply = await open(KEY, demoId('lesson', 1005));
    const { lesson } = bodyOf(reply, 200);
    expect(lesson).toMatchObject({ type: 'quiz', pass_mark: 70 });
    expect(lesson.questions).toHaveLength(5);
    expect(Object.keys(lesson.questions?.[0] ?? {}).sort()).toEqual(['id', 'options', 'question']);
    expect(reply.text).not.toContain('correct');
  });

  it('shows zero, no notes, and the moment of enrolling as last access before anything was reported', async () => {
    const body = bodyOf(await open(KEY, demoId('lesson', 1006)), 200);
    expect(body.lesson.progress).toEqual({
      lesson_id: demoId('lesson', 1006),
      progress_percentage: 0,
      time_spent_seconds: 0,
      completed: false,
      last_accessed: '2025-06-16T18:05:00.000Z',
    });
    expect(body.lesson).not.toHaveProperty('notes');
  });

  it('shows nothing of somebody else’s progress and notes', async () => {
    const learner = await world.register();
    await seat(world.db, learner.userId, demoId('course', 1));
    const body = bodyOf(await open(learner, demoId('lesson', 1002)), 200);
    expect(body.lesson.is_completed).toBe(false);
    expect(body.lesson).not.toHaveProperty('notes');
  });

  it('sets the last access of the course to now', async () => {
    const learner = await world.register();
    const { id, lessons } = await teach(world.db, { lessons: ['text'] });
    await seat(world.db, learner.userId, id, moved(world.clock.now(), -DAY));
    const before = world.clock.now();
    await open(learner, lessons[0]);
    const body = bodyOf(await world.call('listMyCourses', { as: learner }), 200);
    expect(Date.parse(body.courses[0]?.last_accessed ?? '')).toBeGreaterThanOrEqual(
      before.getTime(),
    );
  });

  it('is open to those who have access and never enrolled', async () => {
    const learner = await world.register();
    const { id, lessons } = await teach(world.db, { lessons: ['text'], price_minor: 100 });
    await entitle(world.db, learner.userId, id, { source: 'purchase' });
    const body = bodyOf(await open(learner, lessons[0]), 200);
    expect(body.lesson.progress.last_accessed).toBe('2025-01-01T00:00:00.000Z');
  });

  it('stays open to learners of an archived course (E6)', async () => {
    const learner = await world.register();
    const { id, lessons } = await teach(world.db, { lessons: ['text'], status: 'archived' });
    await seat(world.db, learner.userId, id);
    expect((await open(learner, lessons[0])).status).toBe(200);
  });

  it('is open while access from any source lasts (E1)', async () => {
    const learner = await world.register();
    const { id, lessons } = await teach(world.db, { lessons: ['text'], price_minor: 100 });
    const ends_at = moved(world.clock.now(), -SECOND);
    await entitle(world.db, learner.userId, id, { source: 'subscription', ends_at });
    await entitle(world.db, learner.userId, id, { source: 'bundle', source_ref: 'b1' });
    expect((await open(learner, lessons[0])).status).toBe(200);
  });
});

describe('403', () => {
  it('is the answer from the moment on at which access ends, and the last access does not change', async () => {
    const learner = await world.register();
    const { id, lessons } = await teach(world.db, { lessons: ['text'], price_minor: 100 });
    const ends_at = moved(world.clock.now(), 60 * SECOND);
    await entitle(world.db, learner.userId, id, { source: 'grant', ends_at });
    await enlist(world.db, learner.userId, id);
    expect((await open(learner, lessons[0])).status).toBe(200);
    world.clock.advance(60 * SECOND);
    const body = bodyOf(await open(learner, lessons[0]), 403);
    expect(body.details?.reason).toBe('access_expired');
    const row = await world.db('enrollments').where({ user_id: learner.userId }).first();
    expect(row?.last_accessed_at.getTime()).toBeLessThan(ends_at.getTime());
  });

  it('says whether the caller has to enroll or to pay', async () => {
    const learner = await world.register();
    const free = await open(learner, demoId('lesson', 1001));
    expectStatus(free, 403);
    expect(free.body.details?.reason).toBe('not_enrolled');
    const paid = await open(learner, demoId('lesson', 8001));
    expectStatus(paid, 403);
    expect(paid.body.details).toMatchObject({
      reason: 'payment_required',
      checkout: { type: 'course', courseId: demoId('course', 8) },
    });
    expect(paid.text).not.toContain('video_url');
  });
});

describe('404', () => {
  it('is the answer for a lesson that is deleted, never existed, or is of a draft or archived course', async () => {
    const learner = await world.register();
    const { id, lessons } = await teach(world.db, { lessons: ['text'] });
    await seat(world.db, learner.userId, id);
    await world
      .db('lessons')
      .where({ id: lessons[0] ?? '' })
      .update({ deleted_at: world.clock.now() });
    const draft = await teach(world.db, { lessons: ['text'], status: 'draft' });
    await seat(world.db, learner.userId, draft.id);
    const archived = await teach(world.db, { lessons: ['text'], status: 'archived' });
    for (const lesson of [lessons[0], draft.lessons[0], archived.lessons[0], id]) {
      const reply = await open(learner, lesson);
      expectStatus(reply, 404);
      expect(reply.body.code).toBe('LESSON_NOT_FOUND');
    }
  });
});
