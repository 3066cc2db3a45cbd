import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';

/** PostgreSQL allows 50 connections, and each server opens up to 8 as soon as it has work. */
const MOST_BEFORE_A_TURN = 36;
const LONGEST_WAIT = 40_000;
const PAUSE = 50;

/** Waits until servers that were measured before have closed enough of their connections. */
export async function untilConnectionsAreFree(db: Client): Promise<void> {
  for (let waited = 0; waited < LONGEST_WAIT; waited += PAUSE) {
    const found = await db.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM pg_stat_activity WHERE backend_type = 'client backend'",
    );
    if ((found.rows[0]?.n ?? 0) <= MOST_BEFORE_A_TURN) return;
    await wait(PAUSE);
  }
  throw new Error('The servers keep too many connections to the database.');
}
