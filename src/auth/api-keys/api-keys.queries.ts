import type { Knex } from 'knex';
import type { Users } from '../../../generated/database.ts';

export type KeyOwner = Pick<Users, 'role' | 'tier'> & { key_id: string; user_id: string };

/** The user that an API key acts for, if the key is not revoked; never an administrator (A33). */
export async function findKeyOwner(db: Knex, keyHash: Buffer): Promise<KeyOwner | undefined> {
  const found = await db.raw<{ rows: KeyOwner[] }>(
    `SELECT api_keys.id AS key_id, users.id AS user_id, users.role, users.tier
       FROM api_keys JOIN users ON users.id = api_keys.user_id
      WHERE api_keys.key_hash = :keyHash AND api_keys.revoked_at IS NULL
        AND users.role <> 'admin'`,
    { keyHash },
  );
  return found.rows[0];
}
