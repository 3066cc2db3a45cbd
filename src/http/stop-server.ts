import type { Server } from 'node:http';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { SECOND } from '../clock.ts';
import type { Connections } from './connections.ts';

/** Ms that a new connection gets to send something: its client may have just begun. */
const TIME_FOR_SILENT = 500;
/** Ms that a request gets to arrive whole. */
const TIME_FOR_REQUESTS = 2 * SECOND;
/** Ms that a handler gets to answer. */
const TIME_FOR_REPLIES = 10 * SECOND;
/** More turns than a queue of the kernel holds connections (511). */
const MOST_TURNS = 1000;

/**
 * Stops a server without breaking off what it has begun. For `notice` ms it goes on taking
 * requests, each reply closing its connection. Then it takes no new connections; the times above
 * begin to run.
 */
export async function stopServer(
  server: Server,
  connections: Connections,
  notice: number,
): Promise<void> {
  connections.announceEnd();
  await wait(notice);
  // Who gets no reply for a moment opens no other connection, so that the queue runs empty.
  connections.hold();
  await takeWaiting(server);
  // Node's own way would cut off a reply that is written but not yet sent.
  server.closeIdleConnections = () => connections.closeIdle();
  const timers = [
    setInterval(() => connections.closeIdle(), 50),
    setTimeout(() => connections.closeSilent(), TIME_FOR_SILENT),
    setTimeout(() => connections.closeIncomplete(), TIME_FOR_REQUESTS),
    setTimeout(() => server.closeAllConnections(), TIME_FOR_REPLIES),
  ];
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  connections.serveHeld();
  await closed;
  for (const timer of timers) clearTimeout(timer);
}

/**
 * Takes the connections that wait in the kernel's queue, which closing the listener would reset.
 * Node takes one in each turn of its loop; after a turn without any, the queue was empty. What
 * comes between that moment and the close is still reset: the kernel offers no way around it.
 */
async function takeWaiting(server: Server): Promise<void> {
  let taken = 0;
  const count = () => {
    taken += 1;
  };
  server.on('connection', count);
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const before = taken;
    await nextTurn();
    if (taken === before) break;
  }
  server.off('connection', count);
}
