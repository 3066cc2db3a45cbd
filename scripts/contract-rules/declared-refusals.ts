import type { Rule } from './visitor.ts';

interface Operation {
  security?: unknown[];
  requestBody?: unknown;
  responses?: Record<string, unknown>;
  'x-rate-limit'?: unknown[];
}

/**
 * Every operation must declare the refusals that follow from its own description, such as 401 if it
 * needs a credential. Without a declared 400 and 401 the mock server invents its own.
 */
export const declaredRefusals: Rule = () => ({
  Operation(operation: Operation, { location, report }) {
    const isSecured = operation.security === undefined || operation.security.length > 0;
    const isLimited = (operation['x-rate-limit'] ?? []).length > 0;
    const required: [boolean, string][] = [
      [true, '400'],
      [isSecured, '401'],
      [operation.requestBody !== undefined, '413'],
      [operation.requestBody !== undefined, '415'],
      [isLimited, '429'],
      [true, '500'],
      [true, 'default'],
    ];
    for (const [applies, status] of required) {
      if (!applies || operation.responses?.[status] !== undefined) continue;
      const message = `This operation can answer ${status} and must declare it.`;
      report({ message, location: location.child(['responses']).key() });
    }
  },
});
