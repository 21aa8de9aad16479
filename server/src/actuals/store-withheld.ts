import { sql } from 'kysely';
import type { Reader } from '../platform/database.ts';

interface Held {
  id: string;
  unit_id: string | null;
}

/** Requests and figures before their release day: as stated, or for an official indicator the day it is due. */
export async function heldBack(
  reader: Reader,
  tenantId: string,
  day: string,
  official: readonly string[],
): Promise<{ requests: Held[]; observations: Held[] }> {
  const requests = await sql<Held>`
    select r.id, r.unit_id from actuals.request r
    left join actuals.release_day d
      on d.tenant_id = r.tenant_id and d.indicator_id = r.indicator_id and d.period = r.period
    where r.tenant_id = ${tenantId} and r.indicator_id is not null
      and coalesce(d.released_on, case when r.indicator_id = any(${[...official]}::uuid[]) then r.due_on end) > ${day}`.execute(
    reader,
  );
  const observations = await sql<Held>`
    select o.id, r.unit_id from actuals.observation o
    left join actuals.request r on r.tenant_id = o.tenant_id and r.id = o.request_id
    left join actuals.release_day d
      on d.tenant_id = o.tenant_id and d.indicator_id = o.indicator_id and d.period = o.period
    where o.tenant_id = ${tenantId} and o.indicator_id is not null
      and (o.recorded_on > ${day} or d.released_on > ${day}
        or o.request_id = any(${requests.rows.map(({ id }) => id)}::uuid[]))`.execute(reader);
  return { requests: requests.rows, observations: observations.rows };
}

/** What a request asks for. */
export interface RequestAsked {
  id: string;
  indicatorId: string | null;
  matterId: string | null;
  unitId: string;
  period: string;
}

/** What requests ask for, by their ids: names for those who read of them elsewhere. */
export async function requestsNamed(
  reader: Reader,
  tenantId: string,
  ids: readonly string[],
): Promise<RequestAsked[]> {
  if (ids.length === 0) return [];
  const answer = await sql<RequestAsked>`
    select id, indicator_id as "indicatorId", matter_id as "matterId", unit_id as "unitId", period
    from actuals.request where tenant_id = ${tenantId} and id = any(${[...ids]}::uuid[])`.execute(reader);
  return answer.rows;
}
