import { ContractError } from './contract-error.ts';
import type { Document } from './document.ts';
import { header, printLiteral } from './print.ts';

interface ErrorCodeSchema {
  enum?: string[];
  'x-error-codes'?: Record<string, ErrorCode | undefined>;
}

interface ErrorCode {
  status: number[];
  message: string;
  cause: string;
  cure: string;
}

const pointer = ['components', 'schemas', 'ErrorCode'];

/** Prints the error codes of ErrorCode.yaml, in the order of its enum. */
export function printErrorCodes(document: Document): string {
  const schema = document.components?.schemas?.ErrorCode as ErrorCodeSchema | undefined;
  const described = schema?.['x-error-codes'] ?? {};
  const codes = (schema?.enum ?? []).map((code) => {
    const entry = described[code];
    const status = entry?.status[0];
    if (entry === undefined || status === undefined) {
      const problem = `${code} has no status in x-error-codes`;
      throw new ContractError(problem, [...pointer, 'x-error-codes', code]);
    }
    const { message, cause, cure } = entry;
    return [code, { status, statuses: entry.status, message, cause, cure }];
  });
  return `// ${header}

export interface ErrorCodeEntry {
  /** The status unless the code that throws it names another: the first of \`statuses\`. */
  readonly status: number;
  readonly statuses: readonly number[];
  /** The sentence for callers, unless the code that throws it has another. */
  readonly message: string;
  readonly cause: string;
  readonly cure: string;
}

export const errorCodes = ${printLiteral(Object.fromEntries(codes))} as const satisfies Record<string, ErrorCodeEntry>;

export type ErrorCode = keyof typeof errorCodes;
`;
}
