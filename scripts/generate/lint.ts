import { join } from 'node:path';
import { runRedocly } from './redocly.ts';

const config = join(import.meta.dirname, '../../redocly.yaml');

/** What the linter says of a contract by redocly.yaml, and whether the contract passes. */
export function lintContract(root: string, format = 'codeframe') {
  return runRedocly('lint', root, '--config', config, '--format', format);
}
