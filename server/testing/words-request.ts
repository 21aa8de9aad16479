import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Story } from './story.ts';

/** A request for the words on a matter (by its code or id), asked of a unit (by its code) as if loaded with the city. */
export async function askWords(
  story: Story,
  asked: { matter: string; unit: string; period: string },
): Promise<{ id: string; version: number }> {
  const id = uuidv7();
  await sql`insert into actuals.request
    (tenant_id, id, matter_id, unit_id, period, due_on, state, outside_state)
    select ${story.tenant}, ${id}::uuid, m.id, u.id, ${asked.period}, date '2026-07-10', 'open', 'open'
    from registry.unit u, plans.matter m
    where u.tenant_id = ${story.tenant} and u.code = ${asked.unit}
      and m.tenant_id = u.tenant_id and ${asked.matter} in (m.code, m.id::text)`.execute(story.db);
  return { id, version: 1 };
}
