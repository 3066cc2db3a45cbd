import type { OperationId } from '../../generated/operations.ts';
import type { operations } from '../../generated/schema.ts';
import type { Context } from '../context.ts';
import type { Statement, Values } from '../db/statement.ts';
import type { PrincipalOf } from './principal.ts';

type Json<Content> = Content extends { content: { 'application/json': infer Body } }
  ? Body
  : undefined;
type Responses<Op extends OperationId> = operations[Op]['responses'];
type Success = 200 | 201;

export type Params<Op extends OperationId> = operations[Op]['parameters'] extends {
  path: infer Path;
}
  ? Path
  : Record<string, never>;

export type Query<Op extends OperationId> = operations[Op]['parameters'] extends {
  query?: infer Parameters;
}
  ? NonNullable<Parameters>
  : Record<string, never>;

export type Body<Op extends OperationId> = operations[Op] extends { requestBody: infer Request }
  ? Json<Request>
  : undefined;

export type SuccessStatus<Op extends OperationId> = keyof Responses<Op> & Success;

export type ReplyBody<Op extends OperationId, Status extends keyof Responses<Op>> = Json<
  Responses<Op>[Status]
>;

declare const answered: unique symbol;

/** The reply of one operation. Only the function `reply` of its call makes one. */
export interface Reply<Op extends OperationId> {
  readonly [answered]: Op;
  readonly status: number;
  readonly body: unknown;
}

/** What every handler gets: the validated request, who calls, and what the handler can use. */
export interface Call<Op extends OperationId> {
  readonly params: Params<Op>;
  readonly query: Query<Op>;
  readonly body: Body<Op>;
  readonly principal: PrincipalOf<Op>;
  readonly request: RequestFacts;
  readonly context: Context;
  /** Makes the reply. A status or body that the contract does not declare does not compile. */
  readonly reply: <Status extends SuccessStatus<Op>>(
    status: Status,
    body: ReplyBody<Op, Status>,
  ) => Reply<Op>;
}

/** What is known of the request besides its validated parts. */
export interface RequestFacts {
  readonly id: string;
  readonly ip: string;
  readonly userAgent: string;
}

export type Handler<Op extends OperationId> = (call: Call<Op>) => Promise<Reply<Op>>;

/**
 * What the handler of a hot operation gets. The caller's token is genuine, but whether the session
 * is still alive is only known once `first` or `confirm` has asked the database. Before that the
 * handler cannot reach the database in another way, so it does nothing for an ended session.
 */
export interface HotCall<Op extends OperationId> {
  readonly params: Params<Op>;
  readonly query: Query<Op>;
  readonly body: Body<Op>;
  readonly userId: string;
  readonly now: Date;
  /**
   * Confirms the caller and runs one statement, in one round trip.
   * @throws ApiError AUTH_TOKEN_INVALID before the statement has run
   */
  readonly first: <Row>(statement: Statement<Row>, values: Values) => Promise<Row[]>;
  /** Confirms the caller, unless `first` has, and returns what every other handler gets. */
  readonly confirm: () => Promise<Confirmed<Op>>;
  readonly reply: Call<Op>['reply'];
}

export interface Confirmed<Op extends OperationId> {
  readonly principal: PrincipalOf<Op>;
  readonly context: Context;
}

/** The handler of an operation that is called so often that it should take one round trip. */
export interface HotHandler<Op extends OperationId> {
  readonly hot: (call: HotCall<Op>) => Promise<Reply<Op>>;
}

/** One handler per operation of the contract. Here the contract and the features meet. */
export type Handlers = { readonly [Op in OperationId]: Handler<Op> | HotHandler<Op> };
