/** Node's codes for a connection that could not be opened or broke. */
const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/**
 * SQLSTATEs of errors that go away by themselves: connection lost (08), out of resources (53), a
 * lock not obtained in time (55P03), cancelled by a timeout or a shutdown (57), idle in a
 * transaction for too long (25P03), conflict between two transactions (40001, 40P01), sent behind a
 * statement whose preparation was cancelled (26000).
 */
const PASSING = /^(08...|53...|55P03|57014|57P0.|25P03|25P04|26000|40001|40P01)$/;

/** Messages of driver and pool errors that have no code. knex puts the SQL before them. */
const CONNECTION_WORDS =
  /(?:^| - )(?:Connection terminated|Client (was closed|has encountered)|timeout expired|Connection ended)|Unable to acquire a connection/;

const POOL_ERRORS = new Set(['KnexTimeoutError', 'TimeoutError']);

/**
 * What a database error means for the caller. `unavailable` goes away by itself: 503 with
 * Retry-After. `badInput` is a value that no column takes: 400. Undefined is
 * a fault of the server: 500.
 */
export function classifyDatabaseError(error: unknown): 'unavailable' | 'badInput' | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = codeOf(error);
  if (CONNECTION_CODES.has(code) || PASSING.test(code)) return 'unavailable';
  if (POOL_ERRORS.has(error.name) || CONNECTION_WORDS.test(error.message)) return 'unavailable';
  return /^22...$/.test(code) ? 'badInput' : undefined;
}

/** The cause of a failed connection in a few words, without credentials. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown cause';
  if (POOL_ERRORS.has(error.name) || /timeout/i.test(error.message)) return 'no answer within 3 s';
  const words: Record<string, string> = {
    ECONNREFUSED: 'connection refused (ECONNREFUSED)',
    ENOTFOUND: 'the host name is unknown (ENOTFOUND)',
    ETIMEDOUT: 'no answer in time (ETIMEDOUT)',
    EAI_AGAIN: 'the host name cannot be looked up now (EAI_AGAIN)',
  };
  // A host with several addresses fails with one error for all of them, without a message.
  return words[codeOf(error)] ?? (error.message || codeOf(error)).replace(/\.$/, '');
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
