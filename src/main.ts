import closeWithGrace from 'close-with-grace';
import { SECOND } from './clock.ts';
import { ConfigError, readSettings } from './config.ts';
import { createLogger } from './logger.ts';
import { startServer } from './server.ts';
import { createAnnouncer } from './start/announcer.ts';
import { StartError } from './start-error.ts';

const OWN_SIGNALS: ('SIGINT' | 'SIGTERM')[] = ['SIGINT', 'SIGTERM'];

/** Reads the settings, starts the server, and stops it on a signal. */
async function main(): Promise<void> {
  const settings = readSettings();
  const logger = createLogger(settings.logLevel, process.stdout.isTTY);
  const announcer = createAnnouncer(settings, logger);
  const { unused } = settings;
  if (unused.length > 0)
    logger.warn({ variables: unused }, 'variables are set that nothing uses yet');
  const starting = startServer(settings, { logger, onProgress: announcer.starting });
  // Set up before the start has finished, so that a signal also stops a database that is starting.
  const grace = closeWithGrace(
    { delay: 15_000, logger: false, skip: OWN_SIGNALS },
    async ({ err }) => {
      if (err) logger.fatal({ err }, 'stopping after a fault');
      await (await starting).close();
      if (!err) announcer.stopped();
    },
  );
  let signalledAt: number | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    // A second Ctrl-C exits at once. But one Ctrl-C may arrive twice, from the terminal and from
    // make: so a signal within one second after the first is ignored.
    if (signalledAt !== undefined && performance.now() - signalledAt > SECOND) process.exit(1);
    if (signalledAt !== undefined) return;
    signalledAt = performance.now();
    announcer.stopping(signal);
    void grace.close();
  };
  for (const signal of OWN_SIGNALS) process.on(signal, onSignal);
  announcer.listening(await starting);
}

main().catch((error: unknown) => {
  // A known reason not to start is printed as its message, a fault of the program with its stack.
  const known = error instanceof ConfigError || error instanceof StartError;
  process.stderr.write(`\n${known ? error.message : ((error as Error)?.stack ?? error)}\n`);
  process.exit(1);
});
