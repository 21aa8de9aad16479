import { availableParallelism } from 'node:os';

/**
 * What projects of tests share whose files run side by side: two on two cores, since a story waits for its browser and
 * its database (Vitest itself would run one); more than three would want more connections than the run's PostgreSQL
 * has. A worker keeps what it has loaded for the next file: no module holds state of its own, and a story that changes
 * the environment puts it back.
 */
export const sideBySide = {
  maxWorkers: Math.min(3, Math.max(2, availableParallelism())),
  isolate: false,
  // What is waited for comes as soon as it can; a machine that is busy with other files must not fail it.
  expect: { poll: { timeout: 30_000 } },
};
