import type { Migration } from '../migrate.ts';
import { accounts } from './0001-accounts.ts';
import { catalogue } from './0002-catalogue.ts';
import { learning } from './0003-learning.ts';
import { marketplace } from './0004-marketplace.ts';
import { learningEvents } from './0005-learning-events.ts';
import { hotReads } from './0006-hot-reads.ts';
import { suffixesInSearch } from './0007-suffixes-in-search.ts';

/** Every step of the schema, oldest first. Append only. */
export const migrations: readonly Migration[] = [
  accounts,
  catalogue,
  learning,
  marketplace,
  learningEvents,
  hotReads,
  suffixesInSearch,
];
