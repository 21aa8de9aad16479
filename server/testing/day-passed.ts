import { sql } from 'kysely';
import { dayOf } from '../src/platform/clock.ts';
import { passDays } from '../src/platform/days.ts';
import { rooms } from '../src/rooms.ts';
import type { Story } from './story.ts';

/** Lets the standings of the story's city follow the day to which its clock was moved, as the server does by itself. */
export async function dayPassed(story: Story, at: Date): Promise<void> {
  const day = dayOf(at);
  await passDays(story.db, rooms, at);
  // The server may have begun before: then it is waited for.
  for (let tries = 0; tries < 600; tries += 1) {
    const { rows } = await sql<{ day: string }>`
      select on_day as day from gaps.swept where tenant_id = ${story.tenant}`.execute(story.db);
    if (rows[0]?.day === day) return story.settle();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The standings of ${story.tenant} did not follow to ${day} within a minute.`);
}
