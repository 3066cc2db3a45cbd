import { join } from 'node:path';
import { runRedocly } from './redocly.ts';

const config = join(import.meta.dirname, '../../redocly.yaml');

/** Lints a contract by redocly.yaml: whether it passes, and the linter's output. */
export function lintContract(root: string, format = 'codeframe') {
  return runRedocly('lint', root, '--config', config, '--format', format);
}
