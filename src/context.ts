import type { Knex } from 'knex';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Logger } from './logger.ts';

/** What the server has to offer to every handler. */
export interface Context {
  readonly config: Config;
  readonly db: Knex;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Whether the server is being stopped: it answers still, but wants no new clients. */
  readonly lifecycle: { readonly stopping: boolean };
}
