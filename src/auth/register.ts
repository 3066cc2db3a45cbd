import { randomUUID } from 'node:crypto';
import { ApiError } from '../contract/api-error.ts';
import type { Call, Reply } from '../contract/call.ts';
import { foldEmail } from './email.ts';
import { hashPassword } from './passwords/password.ts';
import { toE164 } from './phone.ts';
import { insertUser } from './users.queries.ts';

export async function register({
  body,
  request,
  context,
  reply,
}: Call<'register'>): Promise<Reply<'register'>> {
  // 1. Hash the password first: this is slow, and no database connection is held meanwhile.
  const passwordHash = await hashPassword(body.password);

  // 2. Save the user. One statement decides which of several parallel registrations gets the e-mail
  //    (A29, R-75).
  const id = randomUUID();
  const saved = await insertUser(context.db, {
    id,
    email: foldEmail(body.email),
    password_hash: passwordHash,
    full_name: body.full_name.trim(),
    phone: body.phone === undefined ? null : toE164(body.phone),
    created_at: context.clock.now(),
  });
  if (!saved) throw new ApiError('AUTH_EMAIL_TAKEN');

  // 3. Answer.
  context.logger.info({ event: 'auth.registered', request_id: request.id, user_id: id });
  return reply(201, {
    success: true,
    message: 'Registration successful. Please verify your email.',
    user_id: id,
  });
}
