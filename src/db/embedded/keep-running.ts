import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from './processes.ts';
import type { RunningServer } from './server.ts';

const PAUSE = 250;

/**
 * Launches the server anew when it dies without having been asked to: killed by hand or
 * for want of memory. Returns what ends the watch and tells which server then runs.
 */
export function keepRunning(
  first: RunningServer,
  relaunch: () => Promise<RunningServer>,
): () => Promise<RunningServer> {
  let current = first;
  const over = new AbortController();
  const watching = watch();

  async function watch(): Promise<void> {
    while (!over.signal.aborted) {
      if (!isAlive(current.pid)) {
        // Fails again at most every 250 ms; callers meanwhile get 503, the log has the reason.
        current = await relaunch().catch(() => current);
      }
      await wait(PAUSE, undefined, { ref: false, signal: over.signal }).catch(() => undefined);
    }
  }

  return async () => {
    over.abort();
    await watching;
    return current;
  };
}
