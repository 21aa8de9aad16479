import { expect, it } from 'vitest';
import { openDoor, putOnClock } from '../testing/api/door.ts';
import { fuzz } from '../testing/api/fuzz.ts';
import { rightsCity } from '../testing/rights/city.ts';
import { openStory } from '../testing/story.ts';
import { everyEndpoint } from './endpoints.ts';

/** The long run of `bench/fuzz/run.ts` says how many, and with which seed. */
const requests = Number(process.env.FUZZ_REQUESTS ?? 2_000);
const minutes = process.env.FUZZ_MINUTES === undefined ? undefined : Number(process.env.FUZZ_MINUTES);
const seed = Number(process.env.FUZZ_SEED ?? 20261122);

it(`${requests} requests drawn from the API document break none of its laws`, {
  timeout: 600_000 + requests * 200,
}, async () => {
  const clock = putOnClock();
  const story = await openStory({ clock, cities: [rightsCity('near'), rightsCity('far')] });
  const door = await openDoor(story, clock);
  try {
    const started = performance.now();
    const run = await fuzz(story, door, { seed, requests, minutes });
    const seconds = Math.round((performance.now() - started) / 1000);
    if (process.env.FUZZ_REQUESTS !== undefined)
      process.stdout.write(`${JSON.stringify({ ...run, seconds })}\n`);
    expect(run.faults.join('\n\n')).toBe('');
    if (minutes === undefined) expect(run.asked).toBe(requests);
    if (run.asked >= 2_000) expect(run.operations).toBe(everyEndpoint().length);
    // It was let in often enough to prove something.
    expect(run.statuses[200]).toBeGreaterThan(run.asked / 8);
    expect((await fetch(`${story.address}/readyz`)).status).toBe(200);
  } finally {
    door.close();
    await story.close();
  }
});
