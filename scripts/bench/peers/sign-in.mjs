import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import jwt from 'jsonwebtoken';
import { settings } from './database.mjs';
import * as sql from './sign-in-statements.mjs';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * The user of a bearer token, if its session is alive in the database; otherwise undefined. The use
 * of a session is written down once a minute. `run` runs a statement with values and returns rows.
 */
export async function signedIn(authorization, run) {
  if (!authorization?.startsWith('Bearer ')) return undefined;
  let claims;
  try {
    const options = { algorithms: ['HS256'], issuer: '7p-education', audience: '7p-education-api' };
    claims = jwt.verify(authorization.slice(7), settings.jwtSecret, options);
  } catch {
    return undefined;
  }
  const now = new Date();
  const idleSince = new Date(now.getTime() - DAY);
  const [session] = await run(sql.liveSession, [claims.sid, claims.sub, now, idleSince]);
  if (session === undefined || session.role !== claims.role) return undefined;
  if (now.getTime() - session.last_used_at.getTime() >= MINUTE) {
    await run(sql.sessionUse, [claims.sid, now]);
  }
  return { userId: claims.sub, sessionId: claims.sid, role: session.role, tier: session.tier };
}

/** The body of a login; undefined when e-mail or password are wrong. */
export async function signIn(body, { userAgent, ip }, run) {
  const email = body.email.toLowerCase();
  const [user] = await run(sql.userByEmail, [email]);
  if (!user?.password_hash || !(await verify(user.password_hash, body.password))) return undefined;
  const sessionId = randomUUID();
  const refreshToken = `rt_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(refreshToken).digest();
  const remember = body.remember_me ?? false;
  const values = [sessionId, user.id, remember, userAgent, ip, new Date(), hash];
  await run(sql.openSession, values);
  const claims = { sub: user.id, sid: sessionId, role: user.role };
  const accessToken = jwt.sign(claims, settings.jwtSecret, {
    algorithm: 'HS256',
    issuer: '7p-education',
    audience: '7p-education-api',
    expiresIn: 3600,
  });
  const { id, full_name: name, role, mfa_enabled } = user;
  return {
    success: true,
    access_token: accessToken,
    refresh_token: refreshToken,
    user: { id, email, name, role, mfa_enabled },
  };
}
