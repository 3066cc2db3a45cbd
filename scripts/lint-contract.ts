import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { quietEnvironment, redoclyCli } from './generate/bundle.ts';

/*
 * Lints the contract by redocly.yaml, without the CLI's telemetry and update check. Arguments are
 * passed on: another contract to lint, `--format=…`.
 */
const root = join(import.meta.dirname, '..');
const options = process.argv.slice(2).filter((argument) => argument.startsWith('-'));
const [contract = join(root, 'openapi/openapi.yaml')] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('-'));
const { status } = spawnSync(
  process.execPath,
  [redoclyCli, 'lint', contract, '--config', join(root, 'redocly.yaml'), ...options],
  { env: quietEnvironment, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
