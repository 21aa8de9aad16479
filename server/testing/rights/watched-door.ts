import { rowCounts } from '../api/counts.ts';
import { type Door, openDoor, putOnClock } from '../api/door.ts';
import { openStory, type Story } from '../story.ts';
import { rightsCity } from './city.ts';

/** A house with one city in it, its door, and what was known of both before anybody asked. */
export interface WatchedDoor {
  story: Story;
  door: Door;
  /** Rows of every table once everything had settled. */
  before: Record<string, number>;
  /** What the house has written into its log so far. */
  lines: readonly string[];
  close(): Promise<void>;
}

/** Opens a house in which every caller is known, so that what a test leaves behind can be told: rows and lines of the log. */
export async function openWatchedDoor(): Promise<WatchedDoor> {
  const lines: string[] = [];
  const clock = putOnClock();
  const story = await openStory({
    clock,
    cities: [rightsCity('near')],
    log: { write: (line) => void lines.push(line) },
  });
  const door = await openDoor(story, clock);
  await story.settle();
  return {
    story,
    door,
    before: await rowCounts(story.db),
    lines,
    close: async () => {
      door.close();
      await story.close();
    },
  };
}
