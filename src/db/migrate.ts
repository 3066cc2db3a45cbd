import type { Knex } from 'knex';

/** One step of the schema. Steps only go forward; undoing one is a new step. */
export interface Migration {
  readonly name: string;
  up(knex: Knex): Promise<void>;
}
