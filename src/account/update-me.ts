import { toE164 } from '../auth/phone.ts';
import { ApiError } from '../contract/api-error.ts';
import type { Call, Reply } from '../contract/call.ts';
import { toProfile } from './profile.ts';
import { updateProfile } from './profiles.queries.ts';

export async function updateMe({
  body,
  principal,
  context,
  reply,
}: Call<'updateMe'>): Promise<Reply<'updateMe'>> {
  // 1. Only the fields that were sent change; a phone of null removes the number.
  const changes = {
    ...(body.name !== undefined && { full_name: body.name.trim() }),
    ...(body.phone !== undefined && { phone: body.phone === null ? null : toE164(body.phone) }),
    ...(body.locale !== undefined && { locale: body.locale }),
  };

  // 2. Save, and answer with the whole profile.
  const user = await updateProfile(context.db, principal.userId, changes);
  if (!user)
    throw new ApiError('AUTH_TOKEN_INVALID', { cause: 'the user does not exist any more' });
  return reply(200, { user: toProfile(user) });
}
