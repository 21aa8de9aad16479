import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/testing/longest-first.ts';
import { sideBySide } from './scripts/testing/side-by-side.ts';

/** A server that is not ours may be far and slow: on a Citus coordinator each file's tables are spread first. */
const elsewhere = process.env.DATABASE_URL ? 4 : 1;

const drawnCases = 'scripts/testing/drawn-cases.ts';

/** One run, five projects: pure ones need nothing, the rest share one embedded PostgreSQL for the run. */
export default defineConfig({
  test: {
    maxWorkers: sideBySide.maxWorkers,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...sideBySide,
          name: 'engine',
          include: ['engine/**/*.test.ts'],
          setupFiles: [drawnCases],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...sideBySide,
          name: 'web',
          include: ['web/**/*.test.{ts,tsx}'],
          setupFiles: [drawnCases],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          ...sideBySide,
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
          ...sideBySide,
          name: 'server',
          include: ['server/**/*.test.ts'],
          globalSetup: ['server/testing/cluster.ts'],
          // Holds each statement of the product against the rule by which tables are spread (decision 25).
          setupFiles: [drawnCases, 'server/testing/tenant-statements.ts'],
          testTimeout: elsewhere * 30_000,
          hookTimeout: elsewhere * 60_000,
        },
      },
      {
        test: {
          ...sideBySide,
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
