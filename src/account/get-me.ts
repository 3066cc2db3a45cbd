import { ApiError } from '../contract/api-error.ts';
import type { HotHandler } from '../contract/call.ts';
import { toProfile } from './profile.ts';
import { FIND_PROFILE } from './profiles.queries.ts';

export const getMe: HotHandler<'getMe'> = {
  async hot({ userId, first, reply }) {
    const [user] = await first(FIND_PROFILE, { userId });
    if (!user)
      throw new ApiError('AUTH_TOKEN_INVALID', { cause: 'the user does not exist any more' });
    return reply(200, { user: toProfile(user) });
  },
};
