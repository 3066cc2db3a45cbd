import { ApiError } from '../contract/api-error.ts';
import type { Call, Reply } from '../contract/call.ts';

/** Whether the service works. When the database does not answer, its error becomes a 503. */
export async function getHealth({
  context,
  reply,
}: Call<'getHealth'>): Promise<Reply<'getHealth'>> {
  if (context.lifecycle.stopping)
    throw new ApiError('SERVICE_UNAVAILABLE', { retryAfterSeconds: 1 });
  await context.db.raw('SELECT 1');
  return reply(200, { status: 'ok', version: '1.0', checks: { database: 'ok' } });
}
