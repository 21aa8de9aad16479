import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { CityImport } from '../src/app/import-city.ts';
import { smallCity } from './city.ts';
import type { Story } from './story.ts';

/** The small city with tasks, one of them with a milestone that is due. */
export function documentsCity(): CityImport {
  return {
    ...smallCity(),
    tasks: [
      {
        code: 't-plant',
        matter: 'm1',
        title: '建成甲产业园二期',
        unit: 'county-a',
        due: '2026-12-31',
        milestones: [
          { name: '主体封顶', due: '2026-06-30' },
          { name: '投用', due: '2026-12-31' },
        ],
      },
      { code: 't-rules', matter: 'm2', title: '出台支持办法', milestones: [] },
    ],
  };
}

/** A request for a unit's words on a matter, as the office's plan of requests makes it. */
export async function askWords(
  story: Story,
  asked: { matter: string; unit: string; period: string },
): Promise<{ id: string; version: number }> {
  const id = uuidv7();
  await sql`insert into actuals.request
    (tenant_id, id, matter_id, unit_id, period, due_on, state, outside_state)
    select ${story.tenant}, ${id}::uuid, m.id, u.id, ${asked.period}, date '2026-07-10', 'open', 'open'
    from registry.unit u, plans.matter m where u.tenant_id = ${story.tenant} and u.code = ${asked.unit}
      and m.tenant_id = ${story.tenant} and m.code = ${asked.matter}`.execute(story.db);
  return { id, version: 1 };
}
