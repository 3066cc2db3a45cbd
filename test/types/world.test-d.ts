import { describe, expectTypeOf, it } from 'vitest';
import type { components } from '../../generated/client-schema.ts';
import { bodyOf, expectStatus } from '../support/expect-status.ts';
import type { SignIn, World } from '../support/world.ts';

declare const world: World;
declare const as: SignIn;
const params = { lessonId: '' };
const body = { progress_percentage: 50, completed: false, time_spent_seconds: 60 };
type Error = components['schemas']['Error'];

describe('a call of a test', () => {
  it('sends what the contract takes, and nothing else', () => {
    world.call('getHealth');
    world.call('updateLessonProgress', { as, params, body });
    world.call('listMyCourses', { as, query: { page: 2 } });
    // @ts-expect-error no field has this name
    world.call('updateLessonProgress', { as, params, body: { ...body, progress: 50 } });
    // @ts-expect-error a required field is missing
    world.call('updateLessonProgress', { as, params, body: { completed: true } });
    // @ts-expect-error a field has another type
    world.call('updateLessonProgress', { as, params, body: { ...body, completed: 'yes' } });
    // @ts-expect-error the path parameter is missing
    world.call('getLesson', { as });
    // @ts-expect-error the operation has another path parameter
    world.call('getLesson', { as, params: { courseId: '' } });
    // @ts-expect-error the operation has no such query parameter
    world.call('listMyCourses', { as, query: { sort: 'newest' } });
    // @ts-expect-error the operation takes no body
    world.call('getMe', { as, body: {} });
    // @ts-expect-error the contract has no such operation
    world.call('listEverything');
  });

  it('needs options where something in them is required', () => {
    // @ts-expect-error a body is required
    world.call('login');
    world.call('listMyCourses');
  });

  it('may send anything at all by another name', () => {
    world.send('updateLessonProgress', { as, body: 'nonsense', query: { surprise: 1 } });
  });
});

describe('a reply to a test', () => {
  it('has one of the declared statuses', async () => {
    const reply = await world.call('getLesson', { as, params });
    // @ts-expect-error 201 is not declared
    expectStatus(reply, 201);
  });

  it('has a body whose type its status tells', async () => {
    const reply = await world.call('getLesson', { as, params });
    // @ts-expect-error it may as well be an error
    reply.body.lesson;
    if (reply.status === 200) expectTypeOf(reply.body.lesson.title).toEqualTypeOf<string>();
    if (reply.status === 404) expectTypeOf(reply.body).toEqualTypeOf<Error>();
    expectTypeOf(bodyOf(reply, 403)).toEqualTypeOf<Error>();
    expectStatus(reply, 200);
    expectTypeOf(reply.body.lesson.is_completed).toEqualTypeOf<boolean>();
    // @ts-expect-error a lesson has no such field
    reply.body.lesson.correct_option;
  });

  it('has no body where the contract has none', async () => {
    const reply = await world.call('listCategories', { as });
    expectTypeOf(bodyOf(reply, 304)).toEqualTypeOf<undefined>();
  });
});
