import type { Call, Reply } from '../contract/call.ts';
import { endSession } from './sessions/sessions.queries.ts';

export async function logout({
  principal,
  request,
  context,
  reply,
}: Call<'logout'>): Promise<Reply<'logout'>> {
  // Ending a session that has ended is no error: the caller gets what was asked for.
  const { sessionId, userId } = principal;
  await endSession(context.db, sessionId, context.clock.now());
  context.logger.info({
    event: 'auth.signed_out',
    request_id: request.id,
    user_id: userId,
    session_id: sessionId,
  });
  return reply(200, { success: true, message: 'Logged out successfully' });
}
