import { sql } from 'kysely';
import type { Reader } from '../platform/database.ts';

/** Words that were asked of a unit on a matter for a period. */
export interface WordsAsked {
  requestId: string;
  matterId: string;
  unitId: string;
  period: string;
  dueOn: string;
}

/** What was asked by a day for any of the periods, in the order of matters and units by id; each request once. */
export async function wordsAsked(
  reader: Reader,
  tenantId: string,
  day: string,
  filter: { matterIds: readonly string[]; periods: readonly string[] },
): Promise<WordsAsked[]> {
  const found = await sql<WordsAsked>`
    select id as "requestId", matter_id as "matterId", unit_id as "unitId", period, due_on as "dueOn"
    from actuals.request
    where tenant_id = ${tenantId} and matter_id = any(${[...filter.matterIds]}::uuid[])
      and period = any(${[...filter.periods]}::text[]) and (asked_on is null or asked_on <= ${day}::date)
    order by matter_id, unit_id, period collate "C"`.execute(reader);
  return found.rows;
}
