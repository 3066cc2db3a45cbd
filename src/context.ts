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
  /** `stopping` is true once a stop has begun: the server still answers, but health is a 503. */
  readonly lifecycle: { readonly stopping: boolean };
}
