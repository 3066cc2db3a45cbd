import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const files = globSync('test/**/*.test.ts', { cwd: import.meta.dirname });

/** `vi.mock` replaces a module only where nothing has imported it before. */
const mocking = files.filter((file) =>
  readFileSync(new URL(file, import.meta.url), 'utf8').includes('vi.mock('),
);

export default defineConfig({
  test: {
    globalSetup: [
      'test/support/compile-cache.ts',
      'test/support/cluster-setup.ts',
      'test/support/statuses-seen.ts',
    ],
    pool: 'forks',
    maxWorkers: 2,
    // Files and tests in a new order on every run: nothing may lean on what ran before.
    sequence: { shuffle: true },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: mocking,
          // Two processes run all of these files, so that each imports the program once.
          isolate: false,
          // One group after the other: a process that meets a file of the other group would end.
          sequence: { groupOrder: 1 },
        },
      },
      { extends: true, test: { name: 'isolated', include: mocking, sequence: { groupOrder: 0 } } },
    ],
  },
});
