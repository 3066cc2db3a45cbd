import type { Statement, Values } from '../db/statement.ts';
import { ApiError } from './api-error.ts';
import type { Principal } from './principal.ts';
import type { Operation } from './router.ts';

/**
 * Somebody whose credential is genuine. Whether it still counts (the session lives, the key is not
 * revoked), the database is asked on every request: by `confirm`, or by `confirmWith` together
 * with the first statement of the request.
 */
export interface Caller {
  readonly kind: Principal['kind'];
  /** Who is counted by rate limits. */
  readonly limitKey: string;
  /** Known from an access token at once, from an API key once it is confirmed. */
  readonly userId: string | undefined;
  readonly confirmed: boolean;
  /** @throws ApiError AUTH_TOKEN_INVALID when the credential no longer counts */
  confirm(): Promise<Principal>;
  /**
   * Confirms, and runs the statement only then; where that takes one round trip, it does.
   * @throws ApiError AUTH_TOKEN_INVALID before the statement has run
   */
  confirmWith<Row>(statement: Statement<Row>, values: Values): Promise<Row[]>;
}

/** Reads a credential, of whichever kind; throws ApiError 401 for one that is not genuine. */
export type Authenticator = (credential: string) => Caller;

const MAX_CREDENTIAL = 4096;
const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;

/**
 * Who calls, by the operation's `security`: nobody on a public one, else the owner of the bearer
 * credential. A good API key where the contract wants a session is a 403.
 */
export async function identify(
  operation: Operation,
  authorization: string | undefined,
  authenticate: Authenticator,
): Promise<Caller | undefined> {
  if (operation.security.length === 0) return undefined;
  if (authorization === undefined) throw new ApiError('AUTH_TOKEN_INVALID');
  const credential = BEARER.exec(authorization.slice(0, MAX_CREDENTIAL + 10))?.[1];
  if (credential === undefined || credential.length > MAX_CREDENTIAL) {
    throw new ApiError('AUTH_TOKEN_INVALID', { cause: 'malformed Authorization header' });
  }
  const caller = authenticate(credential);
  if (caller.kind === 'user') return caller;
  await caller.confirm();
  if (!operation.security.includes('apiKey')) throw new ApiError('AUTH_FORBIDDEN');
  return caller;
}
