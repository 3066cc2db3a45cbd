import { createApp } from './app.ts';
import { type Clock, systemClock } from './clock.ts';
import { completeSettings, type Settings } from './config.ts';
import type { Context } from './context.ts';
import type { DatabaseOptions } from './db/knex.ts';
import { openHttpServer, type Timeouts } from './http/http-server.ts';
import { createLogger, type Logger } from './logger.ts';
import { startListingRefresher } from './marketplace/index/listing-refresher.ts';
import { openMigratedDatabase } from './start/database.ts';
import { generatedSecrets } from './start/generated-secrets.ts';

export interface Overrides {
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly database?: DatabaseOptions;
  /** In ms: how long the server still accepts connections after a stop began; 500 by default. */
  readonly notice?: number;
  /** How long a request may take to arrive; shorter in tests. */
  readonly timeouts?: Partial<Timeouts>;
  /** Called with a few words about what is being done. */
  readonly onProgress?: (step: string) => void;
}

export interface RunningServer {
  readonly url: string;
  readonly context: Context;
  /** Whether the demo's accounts are in the database. */
  readonly hasDemo: boolean;
  /** Lets running requests finish, and stops the database last. May be called again. */
  close(): Promise<void>;
}

/**
 * Starts everything. The port is opened first, so that nothing has changed if it is taken.
 * @throws StartError with one sentence for the person at the terminal
 */
export async function startServer(
  settings: Settings,
  overrides: Overrides = {},
): Promise<RunningServer> {
  const { notice = 500, timeouts } = overrides;
  const http = await openHttpServer({ ...settings, notice, timeouts });
  const parts = new AsyncDisposableStack();
  let ended: Promise<void> | undefined;
  const lifecycle = { stopping: false };
  const end = () => {
    lifecycle.stopping = true;
    ended ??= http.close().then(() => parts.disposeAsync());
    return ended;
  };
  try {
    const database = await openMigratedDatabase(settings, overrides.onProgress, overrides.database);
    parts.defer(() => database.close());
    const config = completeSettings(settings, http.url, () => generatedSecrets(settings.dataDir));
    const logger = overrides.logger ?? createLogger(config.logLevel);
    const clock = overrides.clock ?? systemClock;
    const context = { config, logger, clock, db: database.db, lifecycle };
    if (config.role !== 'api') {
      const refresher = startListingRefresher({ db: database.db, logger });
      parts.defer(() => refresher.stop());
    }
    if (config.role !== 'worker') http.serve(createApp(context, database.hasDemo));
    return { url: http.url, context, hasDemo: database.hasDemo, close: end };
  } catch (error) {
    await end();
    throw error;
  }
}
