import { sql } from 'kysely';
import type { Reader } from '../platform/database.ts';
import type { EntryRow, RequestRow } from './store.ts';

/** Words on a matter in one version, with the request and entry they stand in. */
export type WordsRow = Pick<
  EntryRow,
  'progress' | 'problems' | 'next_steps' | 'expected_on' | 'claims' | 'at'
> & {
  matter_id: string;
  unit_id: string;
  period: string;
  request_id: string;
  outside_state: RequestRow['outside_state'];
  submitted_on: string | null;
  /** Of the locked version; null where it was submitted and not locked yet. */
  observation_id: string | null;
  version: number | null;
  locked_on: string | null;
  locked_at: Date | null;
  signed_by: string | null;
  reviewed_by: string | null;
  entered_by: string;
};

/** The last locked words of every request on these matters, as of a day. */
export async function lockedWordsOn(
  reader: Reader,
  tenantId: string,
  day: string,
  filter: { matterIds: readonly string[]; period?: string | undefined },
): Promise<WordsRow[]> {
  const period = filter.period === undefined ? sql`` : sql`and o.period = ${filter.period}`;
  const found = await sql<WordsRow>`
    select distinct on (o.request_id) o.matter_id, o.subject_id as unit_id, o.period, o.request_id, r.outside_state,
      r.submitted_on, o.id as observation_id, o.version, o.recorded_on as locked_on, o.at as locked_at,
      o.signed_by, o.reviewed_by, e.by_person as entered_by,
      e.progress, e.problems, e.next_steps, e.expected_on, e.claims, e.at
    from actuals.observation o
    join actuals.request r on r.tenant_id = o.tenant_id and r.id = o.request_id
    join actuals.entry e on e.tenant_id = o.tenant_id and e.request_id = o.request_id and e.no = o.entry_no
    where o.tenant_id = ${tenantId} and o.matter_id = any(${[...filter.matterIds]}::uuid[])
      and o.recorded_on <= ${day}::date ${period}
    order by o.request_id, o.version desc`.execute(reader);
  return found.rows;
}

/** What was submitted and waits for review or lock, as it was submitted. */
export async function submittedWords(
  reader: Reader,
  tenantId: string,
  filter: { matterIds: readonly string[]; period?: string | undefined },
): Promise<WordsRow[]> {
  const period = filter.period === undefined ? sql`` : sql`and r.period = ${filter.period}`;
  const found = await sql<WordsRow>`
    select r.matter_id, r.unit_id, r.period, r.id as request_id, r.outside_state, r.submitted_on,
      null::uuid as observation_id, null::integer as version, null::date as locked_on,
      null::timestamptz as locked_at, null::uuid as reviewed_by, e.by_person as entered_by,
      (select s.by_person from actuals.step s where s.tenant_id = ${tenantId} and s.request_id = r.id
        and s.act = 'sign_off' and s.entry_no = r.submitted_no order by s.at desc, s.id desc limit 1) as signed_by,
      e.progress, e.problems, e.next_steps, e.expected_on, e.claims, e.at
    from actuals.request r
    join actuals.entry e on e.tenant_id = r.tenant_id and e.request_id = r.id and e.no = r.submitted_no
    where r.tenant_id = ${tenantId} and r.matter_id = any(${[...filter.matterIds]}::uuid[])
      and r.outside_state in ('submitted', 'reviewed') ${period}`.execute(reader);
  return found.rows;
}

/** What the unit of a request said of its matter in other periods, latest first. */
export async function earlierWords(
  reader: Reader,
  tenantId: string,
  row: Pick<RequestRow, 'id' | 'matter_id' | 'unit_id'>,
  limit: number,
): Promise<WordsRow[]> {
  if (row.matter_id === null) return [];
  const all = await lockedWordsOn(reader, tenantId, '9999-12-31', { matterIds: [row.matter_id] });
  return all
    .filter((one) => one.unit_id === row.unit_id && one.request_id !== row.id)
    .sort((a, b) => (b.locked_at?.getTime() ?? 0) - (a.locked_at?.getTime() ?? 0))
    .slice(0, limit);
}
