import { visitBodySchemas } from './request-schemas.ts';
import type { Rule } from './visitor.ts';

/**
 * Every object of a request must name its fields (A45): `additionalProperties` is false, or, for an
 * object with free keys, a schema.
 */
export const closedRequests: Rule = () =>
  visitBodySchemas((schema, location, { report }) => {
    const isObject = [schema.type].flat().includes('object') || schema.properties !== undefined;
    if (!isObject || (schema.additionalProperties ?? true) !== true) return;
    report({ message: 'An object of a request needs additionalProperties: false.', location });
  });
