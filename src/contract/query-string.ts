import type { ParameterType } from '../../generated/operations.ts';
import type { Issue } from './api-error.ts';

type ParameterTypes = Readonly<Record<string, ParameterType>>;

const INTEGER = /^-?(?:0|[1-9][0-9]{0,15})$/;

/**
 * Reads a query string by the contract's parameter types. An integer consists of digits: `1e3`,
 * `0x10` and ` 1` are none (R-23). A key that is unknown or given twice is an issue (R-26). A `+`
 * is a blank, every other character stands for itself (R-25). Broken percent-encoding never comes
 * here, because `parseTarget` refuses it.
 */
export function readQuery(query: string, types: ParameterTypes) {
  const values: Record<string, unknown> = {};
  const issues: Issue[] = [];
  if (query === '') return { values, issues };
  // URLSearchParams drops a leading `?`: with this one in front, one that was sent is kept.
  for (const [name, text] of new URLSearchParams(`?${query}`)) {
    const report = (message: string) =>
      issues.push({ path: `query.${name}`.slice(0, 200).toWellFormed(), message });

    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type === undefined) report('is not a parameter of this operation');
    else if (Object.hasOwn(values, name)) report('is given more than once');
    else {
      const value = readValue(text, type);
      if (value === undefined)
        report(`must be ${type === 'boolean' ? 'true or false' : `an ${type}`}`);
      else values[name] = value;
    }
  }
  return { values, issues };
}

function readValue(text: string, type: ParameterType): unknown {
  if (type === 'integer') return INTEGER.test(text) ? Number(text) : undefined;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  return text;
}
