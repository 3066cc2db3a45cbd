import type { Server } from 'node:http';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { SECOND } from '../clock.ts';
import type { Connections } from './connections.ts';

/** Ms that a connection has to send its first byte: its client may just have opened it. */
const TIME_FOR_SILENT = 500;
/** Ms that a request has to arrive completely. */
const TIME_FOR_REQUESTS = 2 * SECOND;
/** Ms that a handler has to answer. */
const TIME_FOR_REPLIES = 10 * SECOND;
/** More than the kernel's queue can hold connections (511). */
const MOST_TURNS = 1000;

/**
 * Stops a server without breaking off requests that have begun. For `notice` ms it still
 * accepts connections, and closes each one after its reply. Then it accepts none any more, and the
 * times above begin.
 */
export async function stopServer(
  server: Server,
  connections: Connections,
  notice: number,
): Promise<void> {
  connections.announceEnd();
  await wait(notice);
  // Requests wait now: a client that waits for a reply opens no other connection, so that the queue
  // of new connections becomes empty.
  connections.hold();
  await takeWaiting(server);
  // Node's own function, which `close` calls, would cut off a reply that is not sent completely.
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
 * Accepts the connections that wait in the kernel's queue, which would be reset by closing the
 * listener. Node accepts one in each turn of the event loop, so after a turn without any the queue
 * was empty. A connection that comes between that moment and the close is still reset: the kernel
 * offers no way to avoid that.
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
