import { formats } from '../generate/formats.ts';
import type { Rule, SchemaNode } from './visitor.ts';

/** Every `format` must be one that the validators can check. */
export const knownFormats: Rule = () => ({
  Schema({ format }: SchemaNode, { location, report }) {
    if (format === undefined || Object.hasOwn(formats, format)) return;
    const known = Object.keys(formats).join(', ');
    const message = `The format ${format} is unknown; scripts/generate/formats.ts has ${known}.`;
    report({ message, location: location.child(['format']) });
  },
});
