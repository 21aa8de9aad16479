import { sweptDay } from '../src/gaps/index.ts';
import { dayOf } from '../src/platform/clock.ts';
import { passDays } from '../src/platform/days.ts';
import { rooms } from '../src/rooms.ts';
import type { Story } from './story.ts';
import { until } from './until.ts';

/** Lets the standings of the story's city follow the day to which its clock was moved, as the server does by itself. */
export async function dayPassed(story: Story, at: Date): Promise<void> {
  const day = dayOf(at);
  await passDays(story.db, rooms, at);
  // The server may have begun before: then it is waited for.
  const swept = async () => (await sweptDay(story.db, story.tenant)) === day;
  await until(`the standings of ${story.tenant} have come to ${day}`, swept);
  await story.settle();
}
