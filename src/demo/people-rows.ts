import { createHash } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { HOUR, plus } from '../clock.ts';
import { demoId } from './demo-id.ts';
import { DEMO_START } from './moments.ts';
import { backgroundLearners, englishSpeakers, namedUsers } from './people.ts';
import { DEMO_API_KEY } from './walk-through.ts';

/** The number of the first background learner; named users have smaller numbers. */
export const FIRST_LEARNER = 101;

/** When the background learner with that number joined; one every 35 hours. */
export function joinedAt(learner: number): Date {
  return plus(DEMO_START, (learner - FIRST_LEARNER) * 35 * HOUR);
}

export async function userRows(): Promise<object[]> {
  const hashes = await hashesOf(namedUsers.map((user) => user.password));
  const named = namedUsers.map((user) => ({
    id: demoId('user', user.n),
    email: user.email,
    password_hash: hashes.get(user.password),
    full_name: user.name,
    phone: user.phone,
    role: user.role,
    tier: user.tier,
    locale: user.locale,
    email_verified_at: plus(new Date(user.joined), HOUR),
    mfa_enabled: false,
    created_at: user.joined,
  }));
  const background = backgroundLearners.map((name, index) => ({
    id: demoId('user', FIRST_LEARNER + index),
    email: `${addressName(name)}@example.com`,
    password_hash: null,
    full_name: name,
    phone: null,
    role: 'student',
    tier: 'free',
    locale: englishSpeakers.has(name) ? 'en' : 'tr',
    email_verified_at: plus(joinedAt(FIRST_LEARNER + index), HOUR),
    mfa_enabled: false,
    created_at: joinedAt(FIRST_LEARNER + index),
  }));
  return [...named, ...background];
}

export function apiKeyRow(): object {
  return {
    id: demoId('apiKey', 1),
    user_id: demoId('user', 1),
    name: 'Documentation and tests',
    prefix: DEMO_API_KEY.slice(0, 12),
    key_hash: `\\x${createHash('sha256').update(DEMO_API_KEY).digest('hex')}`,
    created_at: '2025-06-15T09:00:00.000Z',
  };
}

/**
 * Hashes with the costs of R-48, but with a fixed salt, so that the rows are the same every time.
 */
async function hashesOf(passwords: readonly string[]): Promise<Map<string, string>> {
  const distinct = [...new Set(passwords)];
  const entries = distinct.map(async (password): Promise<[string, string]> => {
    const salt = createHash('sha256').update(`7p demo ${password}`).digest().subarray(0, 16);
    const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1, salt };
    return [password, await hash(password, options)];
  });
  return new Map(await Promise.all(entries));
}

/** "Işık Çınar" becomes `isik.cinar`. */
function addressName(name: string): string {
  const plain = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i');
  return plain.replaceAll(' ', '.');
}
