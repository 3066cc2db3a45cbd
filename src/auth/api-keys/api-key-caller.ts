import type { Context } from '../../context.ts';
import { ApiError } from '../../contract/api-error.ts';
import type { ApiKeyPrincipal } from '../../contract/principal.ts';
import type { Caller } from '../../contract/security.ts';
import { inOneRoundTrip } from '../../db/round-trips.ts';
import type { Statement, Values } from '../../db/statement.ts';
import { secretHash } from '../keyed-hash.ts';
import { findKeyOwner } from './api-keys.queries.ts';

/** A caller with an API key. Only the database knows which user the key acts for. */
export class ApiKeyCaller implements Caller {
  readonly kind = 'apiKey';
  readonly limitKey: string;
  readonly #context: Context;
  readonly #keyHash: Buffer;
  #principal: ApiKeyPrincipal | undefined;

  constructor(context: Context, key: string) {
    this.#context = context;
    this.#keyHash = secretHash(key);
    this.limitKey = `key ${this.#keyHash.toString('base64url')}`;
  }

  get confirmed(): boolean {
    return this.#principal !== undefined;
  }

  get userId(): string | undefined {
    return this.#principal?.userId;
  }

  async confirm(): Promise<ApiKeyPrincipal> {
    if (this.#principal !== undefined) return this.#principal;
    const owner = await findKeyOwner(this.#context.db, this.#keyHash);
    if (!owner) throw new ApiError('AUTH_TOKEN_INVALID', { cause: 'no such API key' });
    const { key_id: keyId, user_id: userId, role, tier } = owner;
    this.#principal = { kind: 'apiKey', keyId, userId, role, tier };
    return this.#principal;
  }

  /** Takes two round trips: the statement needs the user, whom only the first one finds. */
  async confirmWith<Row>(statement: Statement<Row>, values: Values): Promise<Row[]> {
    await this.confirm();
    const [rows = []] = await inOneRoundTrip(this.#context.db, [{ statement, values }]);
    return rows as Row[];
  }
}
