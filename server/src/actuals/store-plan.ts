import { sql } from 'kysely';
import type { Reader } from '../platform/database.ts';
import type { RequestRow } from './store.ts';

export type KnownRequest = Pick<
  RequestRow,
  | 'id'
  | 'indicator_id'
  | 'subject_id'
  | 'matter_id'
  | 'unit_id'
  | 'period'
  | 'due_on'
  | 'outside_state'
  | 'correcting'
>;

/** Requests for figures of these indicators or for words on these matters, of any period. */
export async function requestsAbout(
  reader: Reader,
  tenantId: string,
  about: { indicatorIds: readonly string[]; matterIds: readonly string[] },
): Promise<KnownRequest[]> {
  const found = await sql<KnownRequest>`
    select id, indicator_id, subject_id, matter_id, unit_id, period, due_on, outside_state, correcting
    from actuals.request where tenant_id = ${tenantId}
      and (indicator_id = any(${[...about.indicatorIds]}::uuid[]) or matter_id = any(${[...about.matterIds]}::uuid[]))
    order by id`.execute(reader);
  return found.rows;
}

/** How many figures and words were asked of each unit, period by period. */
export async function askedCounts(reader: Reader, tenantId: string) {
  const found = await sql<{ unit_id: string; period: string; figures: number; words: number }>`
    select unit_id, period, count(*) filter (where matter_id is null) as figures,
      count(*) filter (where matter_id is not null) as words
    from actuals.request where tenant_id = ${tenantId} group by unit_id, period`.execute(reader);
  return found.rows;
}

/** Every release day of some indicators. */
export async function releaseDays(reader: Reader, tenantId: string, indicatorIds: readonly string[]) {
  const found = await sql<{ indicator_id: string; period: string; released_on: string }>`
    select indicator_id, period, released_on from actuals.release_day
    where tenant_id = ${tenantId} and indicator_id = any(${[...indicatorIds]}::uuid[])`.execute(reader);
  return found.rows;
}
