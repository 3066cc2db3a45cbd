import type { Place, Rule, VisitContext } from './visitor.ts';

interface ErrorCodeSchema {
  enum?: string[];
  'x-error-codes'?: Record<string, Record<string, unknown>>;
}

const sentences = ['message', 'cause', 'cure'];

/**
 * The enum of ErrorCode.yaml and x-error-codes must name the same codes, and each code must have
 * all its texts.
 */
export const errorCodes: Rule = () => ({
  Schema(schema: ErrorCodeSchema, context) {
    const catalogue = schema['x-error-codes'];
    if (catalogue === undefined) return;
    const { location, report } = context;
    const codes = schema.enum ?? [];
    for (const [index, code] of codes.entries()) {
      if (code in catalogue) continue;
      const message = `${code} is missing from x-error-codes.`;
      report({ message, location: location.child(['enum', String(index)]) });
    }
    for (const [code, entry] of Object.entries(catalogue)) {
      const place = location.child(['x-error-codes', code]);
      if (!codes.includes(code)) {
        report({ message: `${code} is missing from enum.`, location: place.key() });
      }
      checkEntry(entry, place, context);
    }
  },
});

function checkEntry(entry: Record<string, unknown>, place: Place, context: VisitContext): void {
  const statuses = Array.isArray(entry.status) ? entry.status : [];
  if (statuses.length === 0 || !statuses.every((status) => status >= 400 && status < 600)) {
    const message = 'An error code needs `status`: a list of error statuses.';
    context.report({ message, location: place.key() });
  }
  for (const name of sentences) {
    const sentence = entry[name];
    if (typeof sentence === 'string' && sentence !== '') continue;
    context.report({ message: `An error code needs \`${name}\`.`, location: place.key() });
  }
}
