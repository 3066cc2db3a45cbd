// Generated from openapi/ by `make generate`: do not edit.
import type { OperationId } from './operations.ts';

export interface Violation {
  readonly keyword: string;
  /** The JSON pointer of the value that is wrong. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Validates a value and fills in defaults of requests; `errors` are those of the last call. */
export interface Validate {
  (data: unknown): boolean;
  errors?: Violation[] | null;
}

export interface OperationValidators {
  readonly params?: Validate;
  readonly query?: Validate;
  readonly body?: Validate;
  /** By status, or `default`. An undeclared property is a violation. */
  readonly responses: Readonly<Record<string, Validate>>;
}

export const validators: Readonly<Record<OperationId, OperationValidators>>;
