import type { Context } from '../../context.ts';
import { ApiError } from '../../contract/api-error.ts';
import type { UserPrincipal } from '../../contract/principal.ts';
import type { Caller } from '../../contract/security.ts';
import { inOneRoundTrip } from '../../db/round-trips.ts';
import type { Statement, Values } from '../../db/statement.ts';
import type { AccessClaims } from '../tokens/access-token.ts';
import { isUseDue, momentOf } from './session.ts';
import {
  CONFIRM_SESSION,
  type ConfirmedSession,
  isEndedSession,
  noteSessionUse,
} from './sessions.queries.ts';

/** A caller with a genuine access token. */
export class SessionCaller implements Caller {
  readonly kind = 'user';
  readonly userId: string;
  readonly limitKey: string;
  readonly #context: Context;
  readonly #claims: AccessClaims;
  readonly #now: Date;
  #principal: UserPrincipal | undefined;

  constructor(context: Context, claims: AccessClaims, now: Date) {
    this.#context = context;
    this.#claims = claims;
    this.#now = now;
    this.userId = claims.userId;
    this.limitKey = `user ${claims.userId}`;
  }

  get confirmed(): boolean {
    return this.#principal !== undefined;
  }

  async confirm(): Promise<UserPrincipal> {
    if (this.#principal === undefined) await this.#ask([]);
    if (this.#principal === undefined) throw new Error('a session was neither found nor refused');
    return this.#principal;
  }

  async confirmWith<Row>(statement: Statement<Row>, values: Values): Promise<Row[]> {
    const rows = await this.#ask([{ statement, values }]);
    return rows as Row[];
  }

  async #ask(more: readonly { statement: Statement<unknown>; values: Values }[]) {
    const { userId, sessionId, role } = this.#claims;
    const values = { userId, sessionId, role, ...momentOf(this.#now) };
    const confirmation = { statement: CONFIRM_SESSION, values };
    const { db } = this.#context;
    let results: Awaited<ReturnType<typeof inOneRoundTrip>>;
    try {
      results = await inOneRoundTrip(db, [confirmation, ...more]);
    } catch (error) {
      if (!isEndedSession(error)) throw error;
      throw new ApiError('AUTH_TOKEN_INVALID', {
        cause: 'the session has ended or the role has changed',
      });
    }
    const [[session], rows = []] = results as [ConfirmedSession[], unknown[]?];
    if (session === undefined) throw new Error('a confirmed session has no row');
    this.#principal = { kind: 'user', userId, sessionId, role, tier: session.tier };
    if (isUseDue(session.last_used_at, this.#now)) await noteSessionUse(db, sessionId, this.#now);
    return rows;
  }
}
