import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/testing/longest-first.ts';

/**
 * Files side by side. Two cores are kept busy by two files, since a story waits for its browser and its database; by
 * default Vitest would run one. More than three would want more connections than the run's PostgreSQL has.
 */
const maxWorkers = Math.min(3, Math.max(2, availableParallelism()));

/** What is waited for comes as soon as it can; a machine that is busy with other files must not fail it. */
const expect = { poll: { timeout: 30_000 } };

/** One run, five projects: pure ones need nothing, the rest share one embedded PostgreSQL for the run. */
export default defineConfig({
  test: {
    maxWorkers,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'engine', include: ['engine/**/*.test.ts'], maxWorkers, testTimeout: 60_000 } },
      { test: { name: 'web', include: ['web/**/*.test.{ts,tsx}'], maxWorkers, testTimeout: 30_000 } },
      {
        test: {
          name: 'cli',
          maxWorkers,
          expect,
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
          name: 'server',
          maxWorkers,
          expect,
          include: ['server/**/*.test.ts'],
          globalSetup: ['server/testing/cluster.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['server/testing/cluster.ts', 'e2e/unpack-browser.ts'],
          maxWorkers,
          expect,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
