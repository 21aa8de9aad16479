import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds; says what did not come where it does not within a minute. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Within a minute it was not so that ${what}.`);
    await sleep(50);
  }
}
