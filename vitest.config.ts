import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/testing/longest-first.ts';

/**
 * What every project shares. Two files run side by side on two cores, since a story waits for its browser and its
 * database (Vitest itself would run one); more than three would want more connections than the run's PostgreSQL has.
 * A worker keeps what it has loaded for the next file: no module holds state of its own, and a story that changes the
 * environment puts it back.
 */
const shared = {
  maxWorkers: Math.min(3, Math.max(2, availableParallelism())),
  isolate: false,
  // What is waited for comes as soon as it can; a machine that is busy with other files must not fail it.
  expect: { poll: { timeout: 30_000 } },
};

/** One run, five projects: pure ones need nothing, the rest share one embedded PostgreSQL for the run. */
export default defineConfig({
  test: {
    maxWorkers: shared.maxWorkers,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { ...shared, name: 'engine', include: ['engine/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { ...shared, name: 'web', include: ['web/**/*.test.{ts,tsx}'], testTimeout: 30_000 } },
      {
        test: {
          ...shared,
          name: 'cli',
          testTimeout: 60_000, // commands are processes; a busy machine starts them slowly
          include: [
            'cli/**/*.test.ts',
            'docs/**/*.test.ts',
            'examples/**/*.test.ts',
            'scripts/**/*.test.ts',
            'practices/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          ...shared,
          name: 'server',
          include: ['server/**/*.test.ts'],
          globalSetup: ['server/testing/cluster.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['server/testing/cluster.ts', 'e2e/unpack-browser.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
