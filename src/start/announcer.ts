import type { Settings } from '../config.ts';
import type { Logger } from '../logger.ts';
import { bannerOf } from './banner.ts';

/** What is announced of a server that has started. */
export interface Started {
  /** The address that it listens on. */
  readonly url: string;
  readonly hasDemo: boolean;
}

/** Announces what the process is doing, from its start to its end. */
export interface Announcer {
  starting(step: string): void;
  listening(server: Started): void;
  stopping(signal: string): void;
  stopped(): void;
}

/** Announces to the person at the terminal, or, in production, in the log. */
export function createAnnouncer(settings: Settings, logger: Logger): Announcer {
  return settings.production ? toLog(settings, logger) : toPerson(settings);
}

function toPerson(settings: Settings): Announcer {
  const print = (text: string) => process.stdout.write(text);
  return {
    starting: (step) => print(`  … ${step}\n`),
    listening: ({ url, hasDemo }) => print(bannerOf(url, settings, hasDemo)),
    stopping: (signal) => print(`\n  Stopping (${signal}) …\n`),
    stopped: () => print('  Stopped. The data is kept.\n'),
  };
}

function toLog({ appUrl, role }: Settings, logger: Logger): Announcer {
  return {
    starting: (step) => logger.info({ event: 'server.starting', step }, 'starting'),
    listening: ({ url }) =>
      logger.info({ event: 'server.listening', url, app_url: appUrl, role }, 'listening'),
    stopping: (signal) => logger.info({ event: 'server.stopping', signal }, 'stopping'),
    stopped: () => logger.info({ event: 'server.stopped' }, 'stopped'),
  };
}
