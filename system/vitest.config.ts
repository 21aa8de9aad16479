import { dirname } from 'node:path';
import { defineConfig } from 'vitest/config';
import { sideBySide } from '../scripts/testing/side-by-side.ts';

/** Two projects on the PostgreSQL that run.ts started: every test of the server, and files in LibreOffice. */
export default defineConfig({
  root: dirname(import.meta.dirname),
  test: {
    projects: [
      {
        test: {
          ...sideBySide,
          name: 'server on PostgreSQL',
          include: ['server/**/*.test.ts'],
          globalSetup: ['server/testing/cluster.ts'],
          setupFiles: ['server/testing/tenant-statements.ts'],
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
