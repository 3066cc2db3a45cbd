import { expect } from 'vitest';

/** Asserts the status of a reply; from there on the compiler knows the type of its body. */
export function expectStatus<
  Reply extends { readonly status: number; readonly text: string },
  Status extends Reply['status'],
>(reply: Reply, status: Status): asserts reply is Reply & { readonly status: Status } {
  expect(reply.status, reply.text).toBe(status);
}

/** The body of a reply that must have this status. */
export function bodyOf<
  Reply extends { readonly status: number; readonly text: string; readonly body: unknown },
  Status extends Reply['status'],
>(reply: Reply, status: Status): (Reply & { readonly status: Status })['body'] {
  expectStatus(reply, status);
  return reply.body;
}
