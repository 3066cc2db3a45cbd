import type { Call, Reply } from '../contract/call.ts';
import { endSession } from './sessions/sessions.queries.ts';

export async function logout({
  principal,
  request,
  context,
  reply,
}: Call<'logout'>): Promise<Reply<'logout'>> {
  // Ending it twice is no error: what was asked for is the case.
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
