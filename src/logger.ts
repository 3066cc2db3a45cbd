import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

export type { Logger };

/** Fields whose values are never logged, whatever code logs them. */
const redact = {
  paths: [
    'password',
    'access_token',
    'refresh_token',
    'authorization',
    'mfa_code',
    'token',
  ].flatMap((field) => [field, `*.${field}`]),
  censor: '[redacted]',
};

/** Logs lines of JSON, or short coloured lines when `watched` by a person at a terminal. */
export function createLogger(level: string, watched = false): Logger {
  const options = { level, redact, base: null };
  if (!watched) {
    standardOutput ??= new Gathered(pino.destination({ sync: true }));
    return pino(options, standardOutput);
  }
  return pino(
    options,
    pretty({ translateTime: 'SYS:HH:MM:ss', ignore: 'request_id', singleLine: true, sync: true }),
  );
}

/**
 * The same logger without the search for secrets, which costs more than the rest of a line. It is
 * for the line of each request, whose fields are all known to hold no secrets.
 */
export function withoutRedaction(logger: Logger): Logger {
  return logger.child({}, { redact: [] });
}

let standardOutput: Gathered | undefined;

/** Collects the lines of one turn of the event loop and writes them at once. */
class Gathered {
  readonly #destination: { write(text: string): unknown };
  #text = '';

  constructor(destination: { write(text: string): unknown }) {
    this.#destination = destination;
    process.on('exit', () => this.flushSync());
  }

  write(line: string): void {
    if (this.#text === '') setImmediate(() => this.flushSync());
    this.#text += line;
  }

  /** Also called by pino after a fatal line. */
  flushSync(): void {
    const text = this.#text;
    this.#text = '';
    if (text !== '') this.#destination.write(text);
  }
}
