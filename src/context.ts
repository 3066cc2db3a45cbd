import type { Knex } from 'knex';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Logger } from './logger.ts';

/** What every handler can use. */
export interface Context {
  readonly config: Config;
  readonly db: Knex;
  readonly clock: Clock;
  readonly logger: Logger;
  /** `stopping`: the server still answers, but clients should go to another one. */
  readonly lifecycle: { readonly stopping: boolean };
}
