import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { BoundedQueue } from '../../limits/bounded-queue.ts';
import { preparePassword } from './prepare-password.ts';

/** Argon2id, which is the library's default, with 19 MiB, two passes and one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Only two hashes at once: they occupy threads that files and DNS look-ups need, too. */
const hashing = new BoundedQueue({ atOnce: 2, waiting: 64 });

/** A hash that costs as much to check as a real one, and that no password has. */
const dummyHash = [
  '$argon2id$v=19',
  `m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}`,
  base64(randomBytes(16)),
  base64(randomBytes(32)),
].join('$');

/**
 * Hashes a password into the PHC form that is stored.
 * @throws ApiError 503 when too many others wait for a hash
 */
export function hashPassword(password: string): Promise<string> {
  return hashing.run(() => hash(preparePassword(password), COST));
}

/**
 * Whether the hash was made of this password. Without a hash the answer is false after the same
 * work, so that nobody can find out by the time it takes which accounts exist.
 *
 * Old hashes were made of the password as it was sent, before `preparePassword` existed. So the
 * password as it was sent is tried, too, if it differs from its prepared form. That leaks nothing:
 * whether one or two hashes are made depends only on what the client has sent.
 * @throws ApiError 503 when too many others wait for a hash
 */
export async function verifyPassword(
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  const forms = new Set([preparePassword(password), password]);
  const matches = await hashing.run(() => matchesAny(passwordHash ?? dummyHash, forms));
  return matches && passwordHash !== null;
}

async function matchesAny(passwordHash: string, forms: Iterable<string>): Promise<boolean> {
  for (const form of forms) {
    if (await verify(passwordHash, form)) return true;
  }
  return false;
}

/** PHC strings carry base64 without padding. */
function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
