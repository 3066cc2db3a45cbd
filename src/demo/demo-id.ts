const digits = {
  user: '1',
  instructor: '2',
  category: '3',
  course: '4',
  module: '5',
  lesson: '6',
  review: '7',
  session: '8',
  entitlement: '9',
  apiKey: 'a',
} as const;

export type DemoKind = keyof typeof digits;

/**
 * The fixed id of the n-th row of a kind in the demo, so that documentation, tests and the database
 * share values: `demoId('course', 1)` is `40000000-0000-4000-8000-000000000001`.
 * Module m of course c is number c × 100 + m; lesson l, counted through the course, c × 1000 + l.
 */
export function demoId(kind: DemoKind, n: number): string {
  return `${digits[kind]}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}
