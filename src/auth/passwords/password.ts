import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { BoundedQueue } from './bounded-queue.ts';

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
  return hashing.run(() => hash(password, COST));
}

/**
 * Whether the password, exactly as given, is the one behind the hash. Without a hash it is false
 * after the same work, so that nobody can time which accounts exist.
 * @throws ApiError 503 when too many others wait for a hash
 */
export async function verifyPassword(
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  const matches = await hashing.run(() => verify(passwordHash ?? dummyHash, password));
  return matches && passwordHash !== null;
}

/** PHC strings carry base64 without padding. */
function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
