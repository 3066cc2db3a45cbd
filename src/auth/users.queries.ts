import type { Knex } from 'knex';
import type { NewUsers, Users } from '../../generated/database.ts';

const COLUMNS = ['id', 'email', 'password_hash', 'full_name', 'role', 'mfa_enabled'] as const;

export type SigningIn = Pick<Users, (typeof COLUMNS)[number]>;

/** `email` in the form that `foldEmail` gives. */
export async function findUserByEmail(db: Knex, email: string): Promise<SigningIn | undefined> {
  const [user] = await db('users')
    .where({ email })
    .select(...COLUMNS);
  return user;
}

/** Saves a new user; false when the e-mail is taken, also by a registration at the same moment. */
export async function insertUser(db: Knex, user: NewUsers): Promise<boolean> {
  const saved = await db('users').insert(user).onConflict('email').ignore().returning('id');
  return saved.length > 0;
}
