import { dirname } from 'node:path';
import { defineConfig } from 'vitest/config';
import { sideBySide } from '../scripts/testing/side-by-side.ts';

/** Two projects on the PostgreSQL that run.ts started: the server's stories, and files in LibreOffice. */
export default defineConfig({
  root: dirname(import.meta.dirname),
  test: {
    projects: [
      {
        test: {
          ...sideBySide,
          name: 'server on PostgreSQL',
          include: ['server/**/*.test.ts'],
          // About the embedded database, which is not the one in use here; about rights alone, on a thousand routes.
          exclude: ['server/src/platform/postgres/**', 'server/src/app/story-apart.test.ts'],
          globalSetup: ['server/testing/cluster.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'system',
          include: ['system/**/*.test.ts'],
          globalSetup: ['server/testing/cluster.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
