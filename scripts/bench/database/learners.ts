import type { KeyObject } from 'node:crypto';
import { issueAccessToken } from '../../../src/auth/tokens/access-token.ts';

export const COURSES_EACH = 6;

/** What all of them sign in with. */
export const PASSWORD = 'Bench-Password-2026!';

/** Those who only read, those who report progress, and those who sign in. */
export const learnerKinds = {
  reader: { digit: '1', count: 4000 },
  writer: { digit: '2', count: 1000 },
  login: { digit: '3', count: 400 },
} as const;

export type LearnerKind = keyof typeof learnerKinds;

/** Somebody who calls: an account, a live session and an address of their own. */
export interface Caller {
  readonly userId: string;
  readonly email: string;
  readonly accessToken: string;
  readonly address: string;
}

/** The n-th id of a kind; the first learner is number 1, so number 0 comes before all. */
export function idOf(kind: LearnerKind, what: 'user' | 'session', n: number): string {
  const group = `b${learnerKinds[kind].digit}00000${what === 'user' ? '1' : '8'}`;
  return `${group}-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** Seconds: the longest life the server believes in. */
const TOKEN_LIFE = 86_400;

/** Everybody of a kind, with tokens signed as the server signs them. */
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
