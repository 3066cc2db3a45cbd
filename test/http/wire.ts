import { connect } from 'node:net';

/**
 * Sends bytes as they are; resolves with all that was received when the connection is closed.
 * With `end`, the sending side of the connection is closed behind the bytes.
 */
export function exchange(url: string, bytes: string, { end = false } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => {
      if (end) socket.end(bytes);
      else socket.write(bytes);
    });
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

/** The statuses of all replies, in the order in which they came. */
export function statusesOf(text: string): number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}
