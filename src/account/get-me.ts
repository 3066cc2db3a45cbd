import { ApiError } from '../contract/api-error.ts';
import type { Call, Reply } from '../contract/call.ts';
import { toProfile } from './profile.ts';
import { findProfile } from './profiles.queries.ts';

export async function getMe({ principal, context, reply }: Call<'getMe'>): Promise<Reply<'getMe'>> {
  const user = await findProfile(context.db, principal.userId);
  if (!user) throw new ApiError('AUTH_TOKEN_INVALID', { cause: 'the user is gone' });
  return reply(200, { user: toProfile(user) });
}
