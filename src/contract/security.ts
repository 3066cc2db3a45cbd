import type { Statement, Values } from '../db/statement.ts';
import { ApiError } from './api-error.ts';
import type { Principal } from './principal.ts';
import type { Operation } from './router.ts';

/**
 * A caller whose credential is genuine. The session may still have ended, or the key may be
 * revoked. So the database is asked on every request: by `confirm`, or by `confirmWith` together
 * with the first statement of the request.
 */
export interface Caller {
  readonly kind: Principal['kind'];
  /** The key under which rate limits count this caller. */
  readonly limitKey: string;
  /** An access token contains it; for an API key it is only known once the caller is confirmed. */
  readonly userId: string | undefined;
  readonly confirmed: boolean;
  /** @throws ApiError AUTH_TOKEN_INVALID when the session has ended or the key is revoked */
  confirm(): Promise<Principal>;
  /**
   * Confirms the caller, then runs the statement, if possible in the same round trip.
   * @throws ApiError AUTH_TOKEN_INVALID before the statement has run
   */
  confirmWith<Row>(statement: Statement<Row>, values: Values): Promise<Row[]>;
}

/** Reads an access token or an API key; throws ApiError 401 for one that is not genuine. */
export type Authenticator = (credential: string) => Caller;

const MAX_CREDENTIAL = 4096;
const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;

/**
 * Who calls, by the operation's `security`: undefined for a public operation, otherwise the owner
 * of the bearer credential. A good API key where the contract requires a session is a 403.
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
