import type { Knex } from 'knex';
import { signalIfAlive } from '../../src/db/embedded/processes.ts';

/** Freezes processes, as a hanging disk or a paused machine does, until they are continued. */
export class Freezer {
  readonly #frozen = new Set<number>();

  freeze(pid: number): void {
    this.#frozen.add(pid);
    process.kill(pid, 'SIGSTOP');
  }

  thaw(): void {
    for (const pid of this.#frozen) signalIfAlive(pid, 'SIGCONT');
    this.#frozen.clear();
  }
}

/** The pid of the server's process for this connection. */
export async function backendOf(db: Knex): Promise<number> {
  const { rows } = await db.raw('SELECT pg_backend_pid() AS pid');
  return rows[0].pid;
}
