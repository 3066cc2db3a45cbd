import { visitBodySchemas } from './request-schemas.ts';
import type { Rule } from './visitor.ts';

/**
 * Every object of a request names what it takes (A45): `additionalProperties` is false, or a
 * schema where free keys are the point.
 */
export const closedRequests: Rule = () =>
  visitBodySchemas((schema, location, { report }) => {
    const isObject = [schema.type].flat().includes('object') || schema.properties !== undefined;
    if (!isObject || (schema.additionalProperties ?? true) !== true) return;
    report({ message: 'An object of a request needs additionalProperties: false.', location });
  });
