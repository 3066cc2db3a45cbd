import type { Knex } from 'knex';
import type { Users, UsersChange } from '../../generated/database.ts';
import { statement } from '../db/statement.ts';

/** The columns of a user's own row that this user may see. */
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

export const FIND_PROFILE = statement<ProfileRow>(
  `SELECT ${COLUMNS.join(', ')} FROM users WHERE id = :userId`,
);

/** Changes the given columns, and returns the whole profile. */
export async function updateProfile(
  db: Knex,
  userId: string,
  changes: Pick<UsersChange, 'full_name' | 'phone' | 'locale'>,
): Promise<ProfileRow | undefined> {
  const [user] = await db('users').where({ id: userId }).update(changes).returning(COLUMNS);
  return user;
}
