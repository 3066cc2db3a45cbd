/**
 * A reason not to start. `message` is one sentence for the person at the terminal: what is wrong
 * and what to do about it. It never contains a password; `cause` is for the log.
 */
export class StartError extends Error {
  override readonly name = 'StartError';
}
