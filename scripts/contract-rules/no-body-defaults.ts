import { visitBodySchemas } from './request-schemas.ts';
import type { Rule } from './visitor.ts';

/**
 * No field of a request body has a `default`: generators of types make such a field one that must
 * be sent. The description says what leaving it out means, and the handler does it.
 */
export const noBodyDefaults: Rule = () =>
  visitBodySchemas((schema, place, { report }) => {
    if (!('default' in schema)) return;
    const message = 'A request body must not have a default; say it in the description.';
    report({ message, location: place.child(['default']).key() });
  });
