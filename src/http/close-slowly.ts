import type { Socket } from 'node:net';
import { SECOND } from '../clock.ts';

const TIME = SECOND;
const BYTES = 1024 * 1024;

/**
 * Ends our half of a connection, and reads a little of what the client is still sending. Closing it
 * at once would make the kernel send a reset, which can delete the reply before the client reads
 * it.
 */
export function closeSlowly(socket: Socket): void {
  if (socket.destroyed) return;
  const enough = socket.bytesRead + BYTES;
  const timer = setTimeout(() => socket.destroy(), TIME);
  socket.on('close', () => clearTimeout(timer));
  socket.on('end', () => socket.destroy());
  socket.on('data', () => {
    if (socket.bytesRead > enough) socket.destroy();
  });
  socket.end();
  socket.resume();
}
