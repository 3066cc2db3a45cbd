import type { KeyObject } from 'node:crypto';
import { issueAccessToken } from '../../../src/auth/tokens/access-token.ts';

export const COURSES_EACH = 6;

/** The password of all learners of the bench. */
export const PASSWORD = 'Bench-Password-2026!';

/** The kinds of learners: they read, report progress, or sign in. */
export const learnerKinds = {
  reader: { digit: '1', count: 4000 },
  writer: { digit: '2', count: 1000 },
  login: { digit: '3', count: 400 },
} as const;

export type LearnerKind = keyof typeof learnerKinds;

/** A learner who sends requests, with an account, a live session and an address of their own. */
export interface Caller {
  readonly userId: string;
  readonly email: string;
  readonly accessToken: string;
  readonly address: string;
}

/** The n-th id of a kind. The first learner has number 1, so number 0 is before all of them. */
export function idOf(kind: LearnerKind, what: 'user' | 'session', n: number): string {
  const group = `b${learnerKinds[kind].digit}00000${what === 'user' ? '1' : '8'}`;
  return `${group}-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** In seconds: the longest life of a token that the server accepts. */
const TOKEN_LIFE = 86_400;

/** All learners of a kind, with access tokens signed as the server signs them. */
export function callersOf(kind: LearnerKind, key: KeyObject, now: Date): Caller[] {
  const { count, digit } = learnerKinds[kind];
  return Array.from({ length: count }, (_, index) => {
    const n = index + 1;
    const userId = idOf(kind, 'user', n);
    const claims = { userId, sessionId: idOf(kind, 'session', n), role: 'student' } as const;
    return {
      userId,
      email: `bench-${kind}-${n}@example.com`,
      accessToken: issueAccessToken(key, claims, now, TOKEN_LIFE),
      address: `10.${digit}.${n >> 8}.${n & 255}`,
    };
  });
}
