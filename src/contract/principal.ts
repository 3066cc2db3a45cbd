import type { OperationId, operations } from '../../generated/operations.ts';
import type { components } from '../../generated/schema.ts';

export type Role = components['schemas']['Role'];
export type Tier = components['schemas']['Tier'];

/** A user who is signed in: the request carried the access token of a live session. */
export interface UserPrincipal {
  readonly kind: 'user';
  readonly userId: string;
  readonly sessionId: string;
  readonly role: Role;
  readonly tier: Tier;
}

/** A program that acts for a user with an API key (A33). It has no session. */
export interface ApiKeyPrincipal {
  readonly kind: 'apiKey';
  readonly userId: string;
  readonly keyId: string;
  readonly role: Role;
  readonly tier: Tier;
}

export type Principal = UserPrincipal | ApiKeyPrincipal;

type SecurityOf<Op extends OperationId> = (typeof operations)[Op]['security'][number];

/** Who may call an operation, by its `security` in the contract; undefined for a public one. */
export type PrincipalOf<Op extends OperationId> = [SecurityOf<Op>] extends [never]
  ? undefined
  : 'apiKey' extends SecurityOf<Op>
    ? Principal
    : UserPrincipal;
