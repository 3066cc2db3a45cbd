import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

export type { Logger };

/** Secrets never reach a log line, whoever logs them. */
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

/** Lines of JSON; short coloured lines when somebody is watching. */
export function createLogger(level: string, watched = false): Logger {
  const options = { level, redact, base: null };
  if (!watched) return pino(options);
  return pino(
    options,
    pretty({ translateTime: 'SYS:HH:MM:ss', ignore: 'request_id', singleLine: true, sync: true }),
  );
}
