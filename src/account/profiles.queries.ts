import type { Knex } from 'knex';
import type { Users, UsersChange } from '../../generated/database.ts';

/** What a user may see of the own row. */
const COLUMNS = [
  'id',
  'email',
  'full_name',
  'role',
  'tier',
  'email_verified_at',
  'mfa_enabled',
  'phone',
  'locale',
  'created_at',
] as const;

export type ProfileRow = Pick<Users, (typeof COLUMNS)[number]>;

export async function findProfile(db: Knex, userId: string): Promise<ProfileRow | undefined> {
  const [user] = await db('users')
    .where({ id: userId })
    .select(...COLUMNS);
  return user;
}

/** Changes what is given, and returns the whole. */
export async function updateProfile(
  db: Knex,
  userId: string,
  changes: Pick<UsersChange, 'full_name' | 'phone' | 'locale'>,
): Promise<ProfileRow | undefined> {
  const [user] = await db('users').where({ id: userId }).update(changes).returning(COLUMNS);
  return user;
}
