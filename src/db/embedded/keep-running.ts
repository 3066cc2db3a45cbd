import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from './processes.ts';
import type { RunningServer } from './server.ts';

const PAUSE = 250;
const LONGEST_PAUSE = 16_000;

/**
 * Launches the server again when it has died unasked: killed by somebody, or by the system
 * because memory ran out. Returns a function that stops this watch and returns the current server.
 */
export function keepRunning(
  first: RunningServer,
  relaunch: () => Promise<RunningServer>,
): () => Promise<RunningServer> {
  let current = first;
  const over = new AbortController();
  const watching = watch();

  async function watch(): Promise<void> {
    let pause = PAUSE;
    while (!over.signal.aborted) {
      if (!isAlive(current.pid)) {
        // If that fails (the disk may be full), callers get 503 until it succeeds; the server's log
        // has the reason.
        current = await relaunch().catch(() => current);
        pause = isAlive(current.pid) ? PAUSE : Math.min(pause * 2, LONGEST_PAUSE);
      }
      await wait(pause, undefined, { ref: false, signal: over.signal }).catch(() => undefined);
    }
  }

  return async () => {
    over.abort();
    await watching;
    return current;
  };
}
