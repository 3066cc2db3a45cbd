/** The SQL of sessions and logins. */

/** $1 session, $2 user, $3 now, $4 the moment before which an unused session is over. */
export const liveSession = {
  name: 'live-session',
  text: `SELECT users.role, users.tier, sessions.last_used_at
    FROM sessions JOIN users ON users.id = sessions.user_id
    WHERE sessions.id = $1::uuid AND sessions.user_id = $2::uuid
      AND sessions.revoked_at IS NULL AND sessions.expires_at > $3::timestamptz
      AND (sessions.remember_me OR sessions.last_used_at > $4::timestamptz)`,
};

/** $1 session, $2 now. */
export const sessionUse = {
  name: 'session-use',
  text: `UPDATE sessions SET last_used_at = $2::timestamptz
    WHERE id = $1::uuid AND revoked_at IS NULL AND last_used_at < $2::timestamptz`,
};

/** $1 e-mail. */
export const userByEmail = {
  name: 'user-by-email',
  text: `SELECT id, email, password_hash, full_name, role, mfa_enabled FROM users
    WHERE email = $1`,
};

/** $1 session, $2 user, $3 remember me, $4 user agent, $5 address, $6 now, $7 token hash. */
export const openSession = {
  name: 'open-session',
  text: `WITH opened AS (
      INSERT INTO sessions (id, user_id, remember_me, user_agent, ip, created_at, last_used_at,
        expires_at)
      VALUES ($1::uuid, $2::uuid, $3::boolean, $4::text, $5::text, $6::timestamptz,
        $6::timestamptz, $6::timestamptz + interval '7 days')
    )
    INSERT INTO refresh_tokens (token_hash, session_id, created_at)
    VALUES ($7::bytea, $1::uuid, $6::timestamptz)`,
};
