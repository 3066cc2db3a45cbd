import { plus, SECOND } from '../clock.ts';
import { FREE_COURSES } from '../courses/enrollment.ts';
import type { DemoCourse } from './catalogue.ts';
import { between, DEMO_END, earlier, later, scatter } from './moments.ts';
import { prerequisites } from './offers.ts';
import { backgroundLearners } from './people.ts';
import { FIRST_LEARNER, joinedAt } from './people-rows.ts';

/** One learner in one course, with the learner's progress. */
export interface DemoEnrollment {
  readonly user: number;
  readonly course: DemoCourse;
  readonly source: 'free' | 'purchase' | 'grant';
  readonly enrolled: Date;
  /** When the learner was last active in the course. */
  readonly active: Date;
  /** How many lessons are completed, from the first one on. */
  readonly done: number;
  /** Progress in percent of the lesson after those; 0 if it was not opened. */
  readonly begun: number;
  readonly left: Date | null;
  /** The stars of the learner's review; null without a review. */
  readonly rating: number | null;
}

/**
 * The enrollments that documentation and tests rely on: of test-student (1) and premium user (4).
 */
export function namedEnrollments(courses: readonly DemoCourse[]): DemoEnrollment[] {
  const rows = [
    [1, 1, 'free', '2025-06-16T18:05:00.000Z', '2025-08-14T17:45:00.000Z', 4, 0],
    [1, 2, 'free', '2025-06-20T16:40:00.000Z', '2025-07-28T19:30:00.000Z', 8, 0],
    [1, 3, 'purchase', '2025-08-04T10:12:00.000Z', '2025-08-13T20:20:00.000Z', 0, 50],
    [4, 1, 'free', '2025-06-18T07:50:00.000Z', '2025-07-02T21:10:00.000Z', 10, 0],
    [4, 15, 'grant', '2025-07-01T09:00:00.000Z', '2025-08-12T19:05:00.000Z', 6, 40],
    [4, 27, 'grant', '2025-07-15T09:00:00.000Z', '2025-08-10T18:30:00.000Z', 2, 75],
    [4, 62, 'purchase', '2025-07-12T13:25:00.000Z', '2025-07-20T20:00:00.000Z', 4, 0],
  ] as const;
  return rows.map(([user, number, source, enrolled, active, done, begun]) => {
    const course = courses.find((candidate) => candidate.n === number);
    if (!course) throw new Error(`There is no course ${number}`);
    const moments = { enrolled: new Date(enrolled), active: new Date(active) };
    return { user, course, source, ...moments, done, begun, left: null, rating: null };
  });
}

/** Enrollments of the forty background learners: as many in each course as its offer says. */
export function backgroundEnrollments(courses: readonly DemoCourse[]): DemoEnrollment[] {
  const all: DemoEnrollment[] = [];
  for (const course of courses) {
    for (let place = 0; place < course.learners; place++) {
      const required = all.filter((one) => one.course.n === prerequisites.get(course.n));
      all.push(enrollmentOf(course, place, required[place]));
    }
  }
  return leaveOldFreeCourses(all);
}

/**
 * One background enrollment. `place` counts the learners of a course from 0; the first ones write
 * its reviews. For a course with a prerequisite, `before` is the learner's enrollment in that one.
 */
function enrollmentOf(course: DemoCourse, place: number, before?: DemoEnrollment): DemoEnrollment {
  // 7 and 40 have no common divisor, so forty places are forty different learners.
  const turn = (course.n * 11 + place * 7) % backgroundLearners.length;
  const user = before?.user ?? FIRST_LEARNER + turn;
  const start = later(before?.active ?? joinedAt(user), course.published);
  const enrolled = between(start, DEMO_END, 0.02 + 0.8 * scatter(course.n, user, 1));
  const digit = course.ratings[place];
  const done = lessonsDone(course, place, user);
  const waiting = done < course.lessons.length && scatter(course.n, user, 2) < 0.4;
  const begun = waiting ? 10 + 10 * Math.floor(8 * scatter(course.n, user, 3)) : 0;
  const idle = done === 0 && begun === 0;
  return {
    user,
    course,
    source: course.price === 0 ? 'free' : 'purchase',
    enrolled,
    active: idle ? enrolled : between(enrolled, DEMO_END, 0.3 + 0.7 * scatter(course.n, user, 4)),
    done,
    begun,
    left: null,
    rating: digit ? Number(digit) : null,
  };
}

function lessonsDone(course: DemoCourse, place: number, user: number): number {
  const total = course.lessons.length;
  const opensAnother = [...prerequisites.values()].includes(course.n);
  if (opensAnother && place < 7) return total;
  // The third power makes small shares common: more learners begin a course than finish it.
  const share = scatter(course.n, user, 5) ** 3 * 1.3 - 0.03;
  const done = Math.min(total, Math.max(0, Math.floor(total * share)));
  return place < course.ratings.length ? Math.max(done, Math.ceil(total / 3)) : done;
}

/**
 * The free tier holds three free courses at a time (E5). So a learner who takes a fourth leaves the
 * oldest one first.
 */
function leaveOldFreeCourses(all: readonly DemoEnrollment[]): DemoEnrollment[] {
  const leaves = new Map<DemoEnrollment, Date>();
  for (const mine of Map.groupBy(all.filter(isFree), (one) => one.user).values()) {
    mine.sort((a, b) => a.enrolled.getTime() - b.enrolled.getTime());
    for (const [index, old] of mine.entries()) {
      const next = mine[index + FREE_COURSES];
      if (next) leaves.set(old, plus(next.enrolled, -SECOND));
    }
  }
  return all.map((one) => {
    const left = leaves.get(one);
    return left ? { ...one, left, active: earlier(one.active, left) } : one;
  });
}

function isFree(enrollment: DemoEnrollment): boolean {
  return enrollment.source === 'free';
}
