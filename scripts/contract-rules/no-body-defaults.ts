import { visitBodySchemas } from './request-schemas.ts';
import type { Rule } from './visitor.ts';

/**
 * No field of a request body may have a `default`, because generators of client types make such a
 * field required. Instead the description says what it means to leave the field out, and the
 * handler does it.
 */
export const noBodyDefaults: Rule = () =>
  visitBodySchemas((schema, place, { report }) => {
    if (!('default' in schema)) return;
    const message = 'A request body must not have a default; say it in the description.';
    report({ message, location: place.child(['default']).key() });
  });
