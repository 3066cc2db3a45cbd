import type { Migration } from '../migrate.ts';

/** People, how they sign in, and the sessions that result. */
export const accounts: Migration = {
  name: '0001_accounts',
  async up(knex) {
    await knex.raw(`
      CREATE TABLE users (
        id uuid PRIMARY KEY,
        email text NOT NULL UNIQUE,
        password_hash text,
        full_name text NOT NULL,
        phone text,
        role text NOT NULL DEFAULT 'student' CHECK (role IN ('student', 'instructor', 'admin')),
        tier text NOT NULL DEFAULT 'free' CHECK (tier IN ('free', 'premium', 'enterprise')),
        locale text NOT NULL DEFAULT 'tr' CHECK (locale IN ('tr', 'en')),
        email_verified_at timestamptz,
        mfa_enabled boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL
      );
      COMMENT ON COLUMN users.email IS 'Folded without a locale, see src/auth/email.ts';
      COMMENT ON COLUMN users.password_hash IS 'argon2id in PHC form; null cannot sign in';

      CREATE TABLE login_attempts (
        email_hash bytea PRIMARY KEY,
        failures integer NOT NULL DEFAULT 0,
        locks integer NOT NULL DEFAULT 0,
        locked_until timestamptz,
        updated_at timestamptz NOT NULL
      );
      COMMENT ON TABLE login_attempts IS
        'R-41: keyed by the hashed e-mail, so that unknown addresses lock alike';

      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users,
        remember_me boolean NOT NULL,
        user_agent text NOT NULL,
        ip text NOT NULL,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE INDEX sessions_live ON sessions (user_id, created_at) WHERE revoked_at IS NULL;

      CREATE TABLE refresh_tokens (
        token_hash bytea PRIMARY KEY,
        session_id uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
        created_at timestamptz NOT NULL,
        consumed_at timestamptz
      );
      CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);

      CREATE TABLE api_keys (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users,
        name text NOT NULL,
        prefix text NOT NULL,
        key_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE INDEX api_keys_user ON api_keys (user_id);
    `);
  },
};
