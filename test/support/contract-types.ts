import type { operations } from '../../generated/client-schema.ts';
import type { OperationId } from '../../generated/operations.ts';
import type { RawReply } from './http-client.ts';

type Json<Content> = Content extends { content: { 'application/json': infer Body } }
  ? Body
  : undefined;

type Parameters<Op extends OperationId> = operations[Op]['parameters'];
type Responses<Op extends OperationId> = operations[Op]['responses'];
type Status<Op extends OperationId> = keyof Responses<Op> & number;

/** A part of a request that the operation has, or undefined. */
type Path<Op extends OperationId> = Parameters<Op> extends { path: infer Path } ? Path : undefined;
type Query<Op extends OperationId> =
  Parameters<Op> extends { query?: infer Query } ? NonNullable<Query> : undefined;
type Body<Op extends OperationId> = operations[Op] extends { requestBody: infer Request }
  ? Json<Request>
  : undefined;

/** Required where something in it is required, forbidden where the operation has no such part. */
type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { readonly [Key in Name]?: never }
  : Record<never, never> extends Value
    ? { readonly [Key in Name]?: Value }
    : { readonly [Key in Name]: Value };

/** What the contract lets a client send to an operation. */
export type Sent<Op extends OperationId> = Part<'params', Path<Op>> &
  Part<'query', Query<Op>> &
  Part<'body', Body<Op>>;

/** What the contract lets an operation answer: the status tells the type of the body. */
export type ReplyTo<Op extends OperationId> = {
  [Each in Status<Op>]: Omit<RawReply, 'status'> & {
    readonly status: Each;
    readonly body: Json<Responses<Op>[Each]>;
  };
}[Status<Op>];
