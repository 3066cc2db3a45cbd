import { describe, expectTypeOf, it } from 'vitest';
import type { components } from '../../generated/schema.ts';
import type {
  Body,
  Call,
  Handler,
  Handlers,
  Params,
  Query,
  Reply,
} from '../../src/contract/call.ts';
import type { Principal, UserPrincipal } from '../../src/contract/principal.ts';

declare const enroll: Call<'enrollInCourse'>;
declare const health: Call<'getHealth'>;
declare const login: Call<'login'>;

describe('a call', () => {
  it('has the parameters of its operation, with defaults filled in', () => {
    expectTypeOf<Params<'getCourse'>>().toEqualTypeOf<{ courseId: string }>();
    expectTypeOf<Query<'listMarketplaceCourses'>['page']>().toEqualTypeOf<number>();
    expectTypeOf<Query<'listMyCourses'>>().toEqualTypeOf<{ page?: number; limit?: number }>();
    expectTypeOf<Body<'login'>['remember_me']>().toEqualTypeOf<boolean | undefined>();
    expectTypeOf<Body<'logout'>>().toEqualTypeOf<undefined>();
    // @ts-expect-error the contract has no such parameter
    enroll.params.lessonId;
    // @ts-expect-error nor such a field
    login.body.mfa;
  });

  it('has the principal that its security requires', () => {
    expectTypeOf<Call<'login'>['principal']>().toEqualTypeOf<undefined>();
    expectTypeOf<Call<'logout'>['principal']>().toEqualTypeOf<UserPrincipal>();
    expectTypeOf<Call<'getMe'>['principal']>().toEqualTypeOf<Principal>();
  });
});

describe('a reply', () => {
  const enrollment: components['schemas']['Enrollment'] = {
    user_id: '',
    course_id: '',
    enrolled_at: '',
    access_until: '',
  };
  const message = 'Successfully enrolled in course';

  it('is made of a declared status and its body', () => {
    expectTypeOf(enroll.reply(201, { success: true, message, enrollment })).toEqualTypeOf<
      Reply<'enrollInCourse'>
    >();
    // @ts-expect-error 200 is not a success of this operation
    enroll.reply(200, { success: true, message, enrollment });
    // @ts-expect-error a refusal is thrown, not returned
    enroll.reply(404, { success: false, error: '' });
    // @ts-expect-error a field is missing
    enroll.reply(201, { success: true, message });
    // @ts-expect-error a field is not declared
    enroll.reply(201, { success: true, message, enrollment, password_hash: '' });
    // @ts-expect-error the contract allows exactly one message
    enroll.reply(201, { success: true, message: 'Done', enrollment });
  });

  it('belongs to its operation', () => {
    const body = { status: 'ok', version: '1.0', checks: { database: 'ok' } } as const;
    // @ts-expect-error the reply of another operation
    const wrong: Handler<'getMe'> = async () => health.reply(200, body);
    expectTypeOf(wrong).toEqualTypeOf<Handler<'getMe'>>();
    // @ts-expect-error made by hand
    const handmade: Reply<'getHealth'> = { status: 200, body };
    expectTypeOf(handmade).toEqualTypeOf<Reply<'getHealth'>>();
  });
});

describe('the handlers', () => {
  it('are all of them', () => {
    // @ts-expect-error the handlers of the other operations are missing
    const handlers: Handlers = { getHealth: async ({ reply }: Call<'getHealth'>) => reply };
    expectTypeOf(handlers).toEqualTypeOf<Handlers>();
  });
});
