import { ApiError } from '../contract/api-error.ts';
import type { Call, Reply } from '../contract/call.ts';
import { foldEmail } from './email.ts';
import { keyedHash } from './keyed-hash.ts';
import { checkCredentials, orGiveBack } from './passwords/check-credentials.ts';
import { openSession } from './sessions/open-session.ts';

/** Logins with the same e-mail run one at a time: the rate limit `login` counts by e-mail. */
export async function login({
  body,
  request,
  context,
  reply,
}: Call<'login'>): Promise<Reply<'login'>> {
  const email = foldEmail(body.email);

  // 1. Check e-mail and password.
  const emailHash = keyedHash(context.config.encryptionKey, 'login attempts', email);
  const credentials = { email, emailHash, password: body.password };
  const user = await checkCredentials(context, request, credentials);

  // 2. Open a session; the failed logins before it are forgotten.
  const session = await orGiveBack(context, request.id, emailHash, async () => {
    // No operation sets up a second factor yet, but whoever has one must not get in without (A2).
    if (user.mfa_enabled) throw new ApiError('AUTH_MFA_REQUIRED');
    return openSession(context, {
      userId: user.id,
      role: user.role,
      passwordHash: user.password_hash,
      emailHash,
      rememberMe: body.remember_me ?? false,
      userAgent: request.userAgent,
      ip: request.ip,
    });
  });
  if (!session)
    throw new ApiError('AUTH_INVALID_CREDENTIALS', {
      cause: 'the password was changed during the login',
    });

  // 3. Answer with the tokens.
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
