import type { Context } from '../../context.ts';
import { ApiError } from '../../contract/api-error.ts';
import type { RequestFacts } from '../../contract/call.ts';
import { truncateAddress } from '../../http/client-address.ts';
import { accountLocked, countAttempt, giveBackAttempt } from '../lockout/lockout.ts';
import { changeLoginAttempts } from '../lockout/login-attempts.queries.ts';
import { findUserByEmail, type SigningIn } from '../users.queries.ts';
import { verifyPassword } from './password.ts';

interface Credentials {
  /** As `foldEmail` gives it. */
  readonly email: string;
  /** The keyed hash of the e-mail, under which its failed logins are counted. */
  readonly emailHash: Buffer;
  readonly password: string;
}

export type CheckedUser = SigningIn & { readonly password_hash: string };

/**
 * The user with this e-mail and password. An unknown e-mail and a wrong password cost the same work
 * and give the same error. An attempt with the right password is also counted as a
 * failure; the caller of this function must clear it (`forgetLoginAttempts`) or give it back
 * (`orGiveBack`).
 * @throws ApiError AUTH_INVALID_CREDENTIALS, AUTH_ACCOUNT_LOCKED, or 503 when overloaded
 */
export async function checkCredentials(
  context: Context,
  request: Pick<RequestFacts, 'id' | 'ip'>,
  { email, emailHash, password }: Credentials,
): Promise<CheckedUser> {
  const { db, clock, logger } = context;
  const facts = {
    request_id: request.id,
    account: emailHash.toString('hex', 0, 6),
    client: truncateAddress(request.ip),
  };

  // 1. Count the attempt before the password is compared, so that parallel guesses cannot be more
  //    than five.
  const { before, after, now } = await changeLoginAttempts(db, emailHash, clock, countAttempt);
  if (after === before && before.locked_until) {
    logger.info({ event: 'auth.refused_while_locked', ...facts });
    throw accountLocked(before.locked_until, now);
  }

  // 2. Compare. An attempt that a fault of the server breaks off is given back.
  const { user, matches } = await orGiveBack(context, request.id, emailHash, async () => {
    const found = await findUserByEmail(db, email);
    return { user: found, matches: await verifyPassword(found?.password_hash ?? null, password) };
  });
  if (matches && user?.password_hash) return { ...user, password_hash: user.password_hash };

  // 3. Wrong. The fifth failure in a row is answered with the lock that it causes (A9).
  const event = after.locked_until ? 'auth.locked' : 'auth.failed';
  logger.warn({ event, ...facts, failures: after.failures, locks: after.locks });
  if (after.locked_until) throw accountLocked(after.locked_until, now);
  throw new ApiError('AUTH_INVALID_CREDENTIALS');
}

/**
 * Runs the work that follows a counted attempt. When the work throws, the password was neither
 * right nor wrong, so the attempt is given back. When that fails, too, it is only logged, so that
 * the caller always gets the first error.
 */
export async function orGiveBack<Result>(
  { db, clock, logger }: Context,
  requestId: string,
  emailHash: Buffer,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    await changeLoginAttempts(db, emailHash, clock, giveBackAttempt).catch((err) => {
      logger.error({ event: 'auth.attempt_not_given_back', request_id: requestId, err });
    });
    throw cause;
  }
}
