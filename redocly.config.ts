import { boundedValues } from './scripts/contract-rules/bounded-values.ts';
import { closedRequests } from './scripts/contract-rules/closed-requests.ts';
import { declaredRefusals } from './scripts/contract-rules/declared-refusals.ts';
import { errorCodes } from './scripts/contract-rules/error-codes.ts';
import { knownFormats } from './scripts/contract-rules/known-formats.ts';
import { namedExamples } from './scripts/contract-rules/named-examples.ts';
import { noBodyDefaults } from './scripts/contract-rules/no-body-defaults.ts';
import { noNullCharacter } from './scripts/contract-rules/no-null-character.ts';
import { plainDialect } from './scripts/contract-rules/plain-dialect.ts';
import { safePatterns } from './scripts/contract-rules/safe-patterns.ts';
import { validExamples } from './scripts/contract-rules/valid-examples.ts';

/** The linter's plugin with our own rules; redocly.yaml switches them on. */
export default function contractPlugin() {
  return {
    id: 'contract',
    rules: {
      oas3: {
        'bounded-values': boundedValues,
        'closed-requests': closedRequests,
        'declared-refusals': declaredRefusals,
        'error-codes': errorCodes,
        'known-formats': knownFormats,
        'named-examples': namedExamples,
        'no-body-defaults': noBodyDefaults,
        'no-null-character': noNullCharacter,
        'plain-dialect': plainDialect,
        'safe-patterns': safePatterns,
        'valid-examples': validExamples,
      },
    },
  };
}
