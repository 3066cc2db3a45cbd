import { ApiError } from '../contract/api-error.ts';
import type { Call, Reply } from '../contract/call.ts';
import { foldEmail } from './email.ts';
import { keyedHash } from './keyed-hash.ts';
import { checkCredentials, orGiveBack } from './passwords/check-credentials.ts';
import { openSession } from './sessions/open-session.ts';

/** Logins of one e-mail run one at a time: the contract's rate limit `login` sees to that. */
export async function login({
  body,
  request,
  context,
  reply,
}: Call<'login'>): Promise<Reply<'login'>> {
  const email = foldEmail(body.email);

  // 1. Is it them?
  const attemptsOf = keyedHash(context.config.encryptionKey, 'login attempts', email);
  const credentials = { email, attemptsOf, password: body.password };
  const user = await checkCredentials(context, request, credentials);

  // 2. Open a session; the failures before it are forgotten.
  const session = await orGiveBack(context, request.id, attemptsOf, async () => {
    // Nobody can have a second factor yet; who has one must not get in without it (A2).
    if (user.mfa_enabled) throw new ApiError('AUTH_MFA_REQUIRED');
    return openSession(context, {
      userId: user.id,
      role: user.role,
      passwordHash: user.password_hash,
      attemptsOf,
      rememberMe: body.remember_me ?? false,
      userAgent: request.userAgent,
      ip: request.ip,
    });
  });
  if (!session) throw new ApiError('AUTH_INVALID_CREDENTIALS', { cause: 'password just changed' });

  // 3. Hand over the tokens.
  const facts = { request_id: request.id, user_id: user.id, session_id: session.sessionId };
  context.logger.info({ event: 'auth.signed_in', ...facts });
  const { id, full_name: name, role, mfa_enabled } = user;
  return reply(200, {
    success: true,
    access_token: session.accessToken,
    refresh_token: session.refreshToken,
    user: { id, email, name, role, mfa_enabled },
  });
}
