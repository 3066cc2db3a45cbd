import { softwareCourses } from './courses/software.ts';
import { demoId } from './demo-id.ts';
import { namedUsers } from './people.ts';

/** The API key of documentation and tests; it acts for the first student (A33). */
export const DEMO_API_KEY = 'test_pk_1234567890abcdef';

/**
 * What the README, the landing page and the banner show of the demo: the accounts, and the first
 * steps, in which a new student finds a free course and finishes its first lesson.
 */
export const walkThrough = {
  student: accountOf(1),
  newStudent: accountOf(3),
  admin: accountOf(2),
  apiKey: DEMO_API_KEY,
  search: 'python',
  course: numbered(softwareCourses, 1).slug,
  lesson: demoId('lesson', 1001),
} as const;

function accountOf(n: number): { email: string; password: string } {
  const { email, password } = numbered(namedUsers, n);
  return { email, password };
}

function numbered<Item extends { readonly n: number }>(items: readonly Item[], n: number): Item {
  const item = items.find((each) => each.n === n);
  if (item === undefined) throw new Error(`the demo has no number ${n}`);
  return item;
}
