import { ApiError } from '../contract/api-error.ts';
import type { Call, Reply } from '../contract/call.ts';
import { issueAccessToken } from './tokens/access-token.ts';
import { successorOf } from './tokens/refresh-token.ts';
import { useRefreshToken } from './tokens/use-refresh-token.ts';

export async function refreshSession({
  body,
  request,
  context,
  reply,
}: Call<'refreshSession'>): Promise<Reply<'refreshSession'>> {
  const { config, db, clock, logger } = context;
  const now = clock.now();

  // 1. Use the token. It stays or is replaced; or it was used before, perhaps by a thief (A8).
  const { refresh_token: token, rotate = false } = body;
  const successor = successorOf(token, config.encryptionKey);
  const used = await useRefreshToken(db, { token, successor, rotate }, now);

  // 2. Refuse: the reply is the same for every reason.
  if (used === undefined) throw new ApiError('AUTH_TOKEN_INVALID');
  const { userId, sessionId, role, verdict } = used;
  const facts = { request_id: request.id, user_id: userId, session_id: sessionId };
  if (verdict === 'reuse') {
    logger.warn({ event: 'auth.refresh_token_reused', ...facts });
    throw new ApiError('AUTH_TOKEN_INVALID', { cause: 'a consumed refresh token was used again' });
  }

  // 3. Answer with a new access token, and with the new refresh token if one was asked for.
  logger.info({ event: 'auth.refreshed', ...facts, rotated: verdict !== 'keep' });
  const lifetime = config.accessTokenSeconds;
  return reply(200, {
    success: true,
    access_token: issueAccessToken(config.jwtKey, { userId, sessionId, role }, now, lifetime),
    expires_in: lifetime,
    ...(verdict !== 'keep' && { refresh_token: successor }),
  });
}
