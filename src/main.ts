import closeWithGrace from 'close-with-grace';
import { SECOND } from './clock.ts';
import { ConfigError, readSettings } from './config.ts';
import { createLogger } from './logger.ts';
import { startServer } from './server.ts';
import { createAnnouncer } from './start/announcer.ts';
import { StartError } from './start-error.ts';

const OWN_SIGNALS: ('SIGINT' | 'SIGTERM')[] = ['SIGINT', 'SIGTERM'];

/** Configuration, signals, server. A reason not to start is one sentence, not a stack. */
async function main(): Promise<void> {
  const settings = readSettings();
  const logger = createLogger(settings.logLevel, process.stdout.isTTY);
  const announcer = createAnnouncer(settings, logger);
  const { unused } = settings;
  if (unused.length > 0)
    logger.warn({ variables: unused }, 'variables are set that nothing uses yet');
  const starting = startServer(settings, { logger, onProgress: announcer.starting });
  // From the first moment on: a database that is being made is not left running either.
  const grace = closeWithGrace(
    { delay: 15_000, logger: false, skip: OWN_SIGNALS },
    async ({ err }) => {
      if (err) logger.fatal({ err }, 'stopping after a fault');
      await (await starting).close();
      if (!err) announcer.stopped();
    },
  );
  let toldAt: number | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    // make and the terminal may both pass on one and the same Ctrl-C.
    if (toldAt !== undefined && performance.now() - toldAt > SECOND) process.exit(1);
    if (toldAt !== undefined) return;
    toldAt = performance.now();
    announcer.stopping(signal);
    void grace.close();
  };
  for (const signal of OWN_SIGNALS) process.on(signal, onSignal);
  announcer.listening(await starting);
}

main().catch((error: unknown) => {
  const told = error instanceof ConfigError || error instanceof StartError;
  process.stderr.write(`\n${told ? error.message : ((error as Error)?.stack ?? error)}\n`);
  process.exit(1);
});
