import type { Context } from '../../context.ts';
import { ApiError } from '../../contract/api-error.ts';
import type { RequestFacts } from '../../contract/call.ts';
import { truncateAddress } from '../../http/client-address.ts';
import { accountLocked, countAttempt, giveBackAttempt } from '../lockout/lockout.ts';
import { changeLoginAttempts } from '../lockout/login-attempts.queries.ts';
import { findUserByEmail, type SigningIn } from '../users.queries.ts';
import { verifyPassword } from './password.ts';

interface Credentials {
  /** Folded. */
  readonly email: string;
  /** Whose failures these are: the keyed hash of the e-mail. */
  readonly attemptsOf: Buffer;
  readonly password: string;
}

export type CheckedUser = SigningIn & { readonly password_hash: string };

/**
 * The user whose e-mail and password these are. Unknown e-mails and wrong passwords do the same
 * work and fail alike. The attempt of a right password stays counted as a
 * failure until the caller forgets it or gives it back.
 * @throws ApiError AUTH_INVALID_CREDENTIALS, AUTH_ACCOUNT_LOCKED, or 503 when overloaded
 */
export async function checkCredentials(
  context: Context,
  request: Pick<RequestFacts, 'id' | 'ip'>,
  { email, attemptsOf, password }: Credentials,
): Promise<CheckedUser> {
  const { db, clock, logger } = context;
  const facts = {
    request_id: request.id,
    account: attemptsOf.toString('hex', 0, 6),
    client: truncateAddress(request.ip),
  };

  // 1. Count the attempt before the password is compared, so that parallel guesses cannot be more
  //    than the budget allows.
  const { before, after, now } = await changeLoginAttempts(db, attemptsOf, clock, countAttempt);
  if (after === before && before.locked_until) {
    logger.info({ event: 'auth.refused_while_locked', ...facts });
    throw accountLocked(before.locked_until, now);
  }

  // 2. Look. A fault of ours on the way is no failure of theirs.
  const { user, matches } = await orGiveBack(context, request.id, attemptsOf, async () => {
    const found = await findUserByEmail(db, email);
    return { user: found, matches: await verifyPassword(found?.password_hash ?? null, password) };
  });
  if (matches && user?.password_hash) return { ...user, password_hash: user.password_hash };

  // 3. The failure that fills the budget is told about the lock already (A9).
  const event = after.locked_until ? 'auth.locked' : 'auth.failed';
  logger.warn({ event, ...facts, failures: after.failures, locks: after.locks });
  if (after.locked_until) throw accountLocked(after.locked_until, now);
  throw new ApiError('AUTH_INVALID_CREDENTIALS');
}

/**
 * Does what a counted attempt is for. If it fails, the attempt was neither right nor wrong, and
 * is given back as far as that is possible; the caller learns the first cause in any case.
 */
export async function orGiveBack<Result>(
  { db, clock, logger }: Context,
  requestId: string,
  attemptsOf: Buffer,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    await changeLoginAttempts(db, attemptsOf, clock, giveBackAttempt).catch((err) => {
      logger.error({ event: 'auth.attempt_not_given_back', request_id: requestId, err });
    });
    throw cause;
  }
}
