import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/cluster-setup.ts', 'test/support/statuses-seen.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Files and tests in a new order on every run: nothing may lean on what ran before.
    sequence: { shuffle: true },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
