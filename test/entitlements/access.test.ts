import { describe, expect, it } from 'vitest';
import {
  accessRefusal,
  getAccessible,
  getVisible,
  LIFETIME,
  type Standing,
} from '../../src/entitlements/access.ts';

const COURSE = '40000000-0000-4000-8000-000000000008';
const SOME_DAY = new Date('2025-07-01T00:00:00.000Z');

const standing = (wishes: Partial<Standing> = {}): Standing => ({
  course_id: COURSE,
  status: 'published',
  price_minor: 0,
  enrolled_at: null,
  access_until: null,
  access_ended: false,
  ...wishes,
});

describe('whether a course exists for a caller (E6)', () => {
  it.each<[string, Partial<Standing>, boolean]>([
    ['a published course', {}, true],
    ['an archived course', { status: 'archived' }, false],
    ['an archived course they take', { status: 'archived', enrolled_at: SOME_DAY }, true],
    ['an archived course they own', { status: 'archived', access_until: LIFETIME }, true],
    ['an archived course that was theirs', { status: 'archived', access_ended: true }, false],
  ])('%s: %o → %s', (_what, wishes, visible) => {
    const found = standing(wishes);
    if (visible) expect(getVisible(found, 'COURSE_NOT_FOUND')).toBe(found);
    else expect(() => getVisible(found, 'COURSE_NOT_FOUND')).toThrow('There is no such course.');
  });

  it('is a 404 if no course was found', () => {
    expect(accessRefusal(undefined, 'LESSON_NOT_FOUND')).toMatchObject({
      code: 'LESSON_NOT_FOUND',
      status: 404,
    });
  });
});

describe('whether a caller may open a course (E1)', () => {
  it('is true with access from any source, whatever else has ended', () => {
    const found = standing({ price_minor: 100, access_until: SOME_DAY, access_ended: true });
    expect(getAccessible(found, 'LESSON_NOT_FOUND')).toBe(found);
  });

  it.each<[Partial<Standing>, object]>([
    [{}, { reason: 'not_enrolled' }],
    [{ enrolled_at: SOME_DAY }, { reason: 'not_enrolled' }],
    [
      { price_minor: 100 },
      { reason: 'payment_required', checkout: { type: 'course', courseId: COURSE } },
    ],
    [{ price_minor: 100, access_ended: true }, { reason: 'access_expired' }],
    [{ access_ended: true }, { reason: 'access_expired' }],
  ])('is otherwise false, with the reason: %o → %o', (wishes, details) => {
    expect(accessRefusal(standing(wishes), 'COURSE_NOT_FOUND')).toMatchObject({
      code: 'COURSE_ACCESS_DENIED',
      status: 403,
      message: 'You have no access to this course.',
      details,
    });
  });
});
