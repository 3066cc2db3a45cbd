import { ApiError } from './api-error.ts';
import type { ApiKeyPrincipal, Principal, UserPrincipal } from './principal.ts';
import type { Operation } from './router.ts';

/** Turns a credential into who calls; throws ApiError 401 for one that is not good. */
export interface Authenticator {
  accessToken(token: string): Promise<UserPrincipal>;
  apiKey(key: string): Promise<ApiKeyPrincipal>;
}

const MAX_CREDENTIAL = 4096;
const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;
const API_KEY = /^[a-z]+_pk_/;

/**
 * Who calls, by the operation's `security`: nobody on a public one, else the owner of the bearer
 * credential. A good API key where the contract wants a session is a 403.
 */
export async function authenticate(
  operation: Operation,
  authorization: string | undefined,
  authenticator: Authenticator,
): Promise<Principal | undefined> {
  if (operation.security.length === 0) return undefined;
  if (authorization === undefined) throw new ApiError('AUTH_TOKEN_INVALID');
  const credential = BEARER.exec(authorization.slice(0, MAX_CREDENTIAL + 10))?.[1];
  if (credential === undefined || credential.length > MAX_CREDENTIAL) {
    throw new ApiError('AUTH_TOKEN_INVALID', { cause: 'malformed Authorization header' });
  }
  if (!API_KEY.test(credential)) return authenticator.accessToken(credential);
  const principal = await authenticator.apiKey(credential);
  if (!operation.security.includes('apiKey')) throw new ApiError('AUTH_FORBIDDEN');
  return principal;
}
