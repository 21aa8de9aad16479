import { expect, it } from 'vitest';
import { openDoor } from '../testing/api/door.ts';
import { fuzz } from '../testing/api/fuzz.ts';
import { rightsCity } from '../testing/rights/city.ts';
import { openStory } from '../testing/story.ts';
import { everyEndpoint } from './endpoints.ts';

it('two thousand requests drawn from the API document break none of its laws', async () => {
  const story = await openStory({ cities: [rightsCity('near'), rightsCity('far')] });
  const door = await openDoor(story);
  try {
    const { asked, statuses, operations } = await fuzz(story, door, { seed: 20261122, requests: 2_000 });
    expect(asked).toBe(2_000);
    expect(operations).toBe(everyEndpoint().length);
    // It was let in often enough to prove something.
    expect(statuses[200]).toBeGreaterThan(300);
    expect((await fetch(`${story.address}/readyz`)).status).toBe(200);
  } finally {
    door.close();
    await story.close();
  }
}, 600_000);
