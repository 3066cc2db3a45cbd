import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimsCompletion, courseProgress } from '../../src/courses/progress.ts';

const lessons = fc.integer({ min: 1, max: 100_000 });

describe('course progress (P4)', () => {
  it('is 100 exactly when all lessons are completed', () => {
    fc.assert(
      fc.property(lessons, fc.nat(), (total, seed) => {
        const done = seed % (total + 1);
        return (courseProgress(done, total) === 100) === (done === total);
      }),
    );
  });

  it('never falls when one more lesson is completed', () => {
    fc.assert(
      fc.property(lessons, fc.nat(), (total, seed) => {
        const done = seed % total;
        return courseProgress(done, total) <= courseProgress(done + 1, total);
      }),
    );
  });

  it('is the exact percentage rounded down, compared with big integers', () => {
    fc.assert(
      fc.property(lessons, fc.nat(), (total, seed) => {
        const done = seed % (total + 1);
        return BigInt(courseProgress(done, total)) === (BigInt(done) * 100n) / BigInt(total);
      }),
      {
        examples: [
          [100, 29],
          [200, 199],
          [50, 29],
        ],
      },
    );
  });

  it('shows 199 of 200 as 99, and 29 of 100 as 29', () => {
    expect(courseProgress(199, 200)).toBe(99);
    expect(courseProgress(29, 100)).toBe(29);
  });

  it('is 0 without lessons', () => {
    expect(courseProgress(0, 0)).toBe(0);
  });
});

describe('what completes a lesson (P2, P5)', () => {
  const report = { progress_percentage: 100, time_spent_seconds: 60 };

  it('is `completed` if there is no score', () => {
    expect(claimsCompletion({ ...report, completed: true })).toBe(true);
    expect(claimsCompletion({ ...report, completed: false })).toBe(false);
  });

  it.each([
    [69, false],
    [70, true],
    [0, false],
    [100, true],
  ])('is a score of 70 or more, whatever `completed` says: %i → %s', (quiz_score, completes) => {
    expect(claimsCompletion({ ...report, completed: true, quiz_score })).toBe(completes);
    expect(claimsCompletion({ ...report, completed: false, quiz_score })).toBe(completes);
  });
});
