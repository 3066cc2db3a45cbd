import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { BoundedQueue } from '../../limits/bounded-queue.ts';
import { preparePassword } from './prepare-password.ts';

/** argon2id (the library's default algorithm) with 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** hashing holds the threads that files and DNS need too, so only two may run at once. */
const hashing = new BoundedQueue({ atOnce: 2, waiting: 64 });

/** Costs as much to check as a real one, and no password has it. */
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
 * Whether the password is the one behind the hash. Without a hash it is false after the same
 * work, so that nobody can time which accounts exist.
 *
 * Hashes from before passwords were prepared are of the password as it was sent, so this form is
 * tried too where it differs. How many hashes that takes depends on the password sent alone.
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
