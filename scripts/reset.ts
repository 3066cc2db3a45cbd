import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../src/config.ts';
import { placesIn } from '../src/db/embedded/data-directory.ts';
import { StartError } from '../src/db/start-error.ts';
import { startEmbeddedPostgres } from '../src/db/embedded/start-embedded-postgres.ts';
