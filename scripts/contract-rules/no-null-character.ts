import { formats } from '../generate/formats.ts';
import { consumedParts } from './pattern-parts.ts';
import { visitRequestSchemas } from './request-schemas.ts';
import type { Rule, SchemaNode } from './visitor.ts';

const NULL = '\u0000';

/** No string of a request may allow U+0000, which the server refuses everywhere (A14, R-21). */
export const noNullCharacter: Rule = () =>
  visitRequestSchemas((schema, place, { report }) => {
    if (![schema.type].flat().includes('string') || excludesNull(schema)) return;
    const message =
      'A string of a request needs an enum, a format or a pattern that excludes U+0000.';
    report({ message, location: place.child(['type']) });
  });

function excludesNull({ enum: values, const: value, format, pattern }: SchemaNode): boolean {
  if (values !== undefined || value !== undefined) {
    return ![values ?? [], value].flat().some((each) => String(each).includes(NULL));
  }
  const expression = format === undefined ? undefined : formats[format];
  if (expression instanceof RegExp && patternExcludesNull(expression.source)) return true;
  return pattern !== undefined && patternExcludesNull(pattern);
}

/** Lookarounds are not read: they can only exclude more. */
function patternExcludesNull(pattern: string): boolean {
  return consumedParts(pattern).every((part) => !new RegExp(`^${part}$`, 'u').test(NULL));
}
