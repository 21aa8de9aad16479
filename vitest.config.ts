import { defineConfig } from 'vitest/config';

/** One run, four projects: pure ones need nothing, the rest share one embedded PostgreSQL for the run. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'engine', include: ['engine/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'web', include: ['web/**/*.test.{ts,tsx}'], testTimeout: 30_000 } },
      {
        test: {
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
          name: 'server',
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
          globalSetup: ['server/testing/cluster.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
