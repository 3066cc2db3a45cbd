import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';

/** Turns off telemetry, update check and notifications, for which Redocly would use the network. */
const quiet = {
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  REDOCLY_SUPPRESS_NOTIFICATIONS: 'true',
};

const cli = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');

/** Lines of Redocly's output that would mislead: they name options of its own commands. */
const advice = [
  /^.*redocly lint .*\n/gm,
  /^.*--generate-ignore-file.*\n/gm,
  / \([^()]*--force[^()]*\)/g,
];

interface Outcome {
  readonly passed: boolean;
  /** Everything it printed, without those lines. */
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
