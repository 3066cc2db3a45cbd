import { rowsOf } from './database.mjs';
import { learnerLock, progress } from './statements.mjs';

/** Saves a report that completes a lesson. Reports of the same learner are saved one by one. */
export async function saveInTurn(db, userId, values) {
  const client = await db.connect();
  try {
    await client.query('BEGIN');
    await rowsOf(client, learnerLock, [userId]);
    const rows = await rowsOf(client, progress, values);
    await client.query('COMMIT');
    return rows;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
