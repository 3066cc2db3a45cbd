import pg from 'pg';

/** The settings that the bench gives to a server, as environment variables. */
export const settings = {
  port: Number(process.env.PORT),
  jwtSecret: Buffer.from(process.env.JWT_SECRET ?? ''),
};

/**
 * As many connections as our own server has. Unused ones are closed soon, because all servers share
 * one PostgreSQL, and only one of them has work at a time.
 */
export const POOL = { max: 8, idleTimeoutMillis: 500 };

export function openPool() {
  return new pg.Pool({ connectionString: process.env.DATABASE_URL, ...POOL });
}

/** The rows of a named statement. */
export async function rowsOf(db, { name, text }, values) {
  return (await db.query({ name, text, values })).rows;
}
