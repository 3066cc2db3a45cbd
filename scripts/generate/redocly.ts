import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';

/** Telemetry, the update check and notifications are the CLI's only uses of the network. */
const quiet = {
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  REDOCLY_SUPPRESS_NOTIFICATIONS: 'true',
};

const cli = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');

/** What the CLI advises: options of its own commands, and to ignore what it has found. */
const advice = [
  /^.*redocly lint .*\n/gm,
  /^.*--generate-ignore-file.*\n/gm,
  / \([^()]*--force[^()]*\)/g,
];

interface Outcome {
  readonly passed: boolean;
  /** Everything it printed, but for its advice. */
  readonly output: string;
}

/** Runs Redocly's command-line tool. */
export function runRedocly(...options: readonly string[]): Promise<Outcome> {
  const environment = { ...process.env, ...quiet };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, ...options],
      { env: environment, maxBuffer: Number.POSITIVE_INFINITY },
      (error, stdout, stderr) => {
        const output = advice.reduce((text, each) => text.replace(each, ''), stdout + stderr);
        resolve({ passed: error === null, output });
      },
    );
  });
}
