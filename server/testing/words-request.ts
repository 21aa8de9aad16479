import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Story } from './story.ts';

/** A request for the words on a matter, asked of a unit (by its code) as if it had been loaded with the city. */
export async function askWords(
  story: Story,
  asked: { matterId: string; unit: string; period: string },
): Promise<{ id: string; version: number }> {
  const id = uuidv7();
  await sql`insert into actuals.request
    (tenant_id, id, matter_id, unit_id, period, due_on, state, outside_state)
    select ${story.tenant}, ${id}::uuid, ${asked.matterId}::uuid, id, ${asked.period}, date '2026-07-10', 'open', 'open'
    from registry.unit where tenant_id = ${story.tenant} and code = ${asked.unit}`.execute(story.db);
  return { id, version: 1 };
}
