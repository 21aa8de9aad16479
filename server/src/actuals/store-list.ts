import { sql } from 'kysely';
import type { Reader } from '../platform/database.ts';
import type { RequestState } from './contract.ts';
import type { RequestRow } from './store.ts';

/** Whose eyes the list is read with. A reach of null is the whole tenant. */
export interface Seer {
  personId: string;
  insideReach: ReadonlySet<string> | null;
  outsideReach: ReadonlySet<string> | null;
  /** Reaches of the acts that may be next, to find what waits for this person. */
  clerkReach: ReadonlySet<string> | null;
  signerReach: ReadonlySet<string> | null;
  reviewReach: ReadonlySet<string> | null;
  lockReach: ReadonlySet<string> | null;
  today: string;
  /** Indicators whose figures are official statistics: held back until their release day, or else their due day. */
  officialIndicators: readonly string[];
}

export interface RequestFilter {
  period?: string | undefined;
  unit?: string | undefined;
  indicator?: string | undefined;
  matter?: string | undefined;
  kind?: 'figure' | 'words' | undefined;
  awaiting?: 'me' | undefined;
  state?: RequestState | undefined;
}

const within = (column: string, reach: ReadonlySet<string> | null) =>
  reach === null ? sql`true` : sql`${sql.ref(column)} = any(${[...reach]}::uuid[])`;

/**
 * The requests that the seer may see: all of their own units, and of the others what is past its embargo, each in
 * the state that this seer is shown.
 */
function seen(tenantId: string, seer: Seer, filter: RequestFilter) {
  const inside = within('r.unit_id', seer.insideReach);
  const conditions = [
    sql`r.tenant_id = ${tenantId}`,
    sql`(${inside} or (${within('r.unit_id', seer.outsideReach)} and coalesce(d.released_on,
      case when r.indicator_id = any(${[...seer.officialIndicators]}::uuid[]) then r.due_on end, ${seer.today}::date) <= ${seer.today}::date))`,
  ];
  if (filter.period !== undefined) conditions.push(sql`r.period = ${filter.period}`);
  if (filter.unit !== undefined) conditions.push(sql`r.unit_id = ${filter.unit}::uuid`);
  if (filter.indicator !== undefined) conditions.push(sql`r.indicator_id = ${filter.indicator}::uuid`);
  if (filter.matter !== undefined) conditions.push(sql`r.matter_id = ${filter.matter}::uuid`);
  if (filter.kind !== undefined)
    conditions.push(filter.kind === 'words' ? sql`r.matter_id is not null` : sql`r.matter_id is null`);
  if (filter.awaiting === 'me') conditions.push(awaiting(tenantId, seer));
  return sql`
    select r.*, ${inside} as inside, case when ${inside} then r.state else r.outside_state end as shown
    from actuals.request r
    left join actuals.release_day d
      on d.tenant_id = r.tenant_id and d.indicator_id = r.indicator_id and d.period = r.period
    where ${sql.join(conditions, sql` and `)}`;
}

/** What the seer can do next: see `policy.ts` for the rights and `walk.ts` for the states. */
function awaiting(tenantId: string, seer: Seer) {
  const own = within('r.unit_id', seer.insideReach);
  const typedBySeer = sql`exists (select from actuals.entry e where e.tenant_id = ${tenantId}
    and e.request_id = r.id and e.no = r.entry_no and e.by_person = ${seer.personId}::uuid)`;
  return sql`(
    (r.state in ('open', 'returned') and ${within('r.unit_id', seer.clerkReach)})
    or (r.state = 'entered' and ${within('r.unit_id', seer.signerReach)} and not ${typedBySeer})
    or (r.state = 'signed' and ${own})
    or (r.outside_state = 'submitted' and ${within('r.unit_id', seer.reviewReach)} and not ${own})
    or (r.outside_state = 'reviewed' and ${within('r.unit_id', seer.lockReach)} and not ${own})
  )`;
}

export type SeenRow = RequestRow & { inside: boolean; shown: RequestState };

/** One page of the list: what still has to be done first, then by deadline, indicator and subject as registered. */
export async function seenPage(
  reader: Reader,
  tenantId: string,
  seer: Seer,
  filter: RequestFilter,
  page: { limit: number; offset: number },
): Promise<SeenRow[]> {
  const state = filter.state === undefined ? sql`` : sql`where shown = ${filter.state}`;
  const found = await sql<SeenRow>`
    select * from (${seen(tenantId, seer, filter)}) as seen ${state}
    order by shown = 'locked', due_on, matter_id nulls last, indicator_id, subject_id, unit_id, id
    limit ${page.limit} offset ${page.offset}`.execute(reader);
  return found.rows;
}

/** How many there are in each state, and how many of them are overdue; the state filter is left aside. */
export async function seenCounts(reader: Reader, tenantId: string, seer: Seer, filter: RequestFilter) {
  const found = await sql<{ state: RequestState; count: number; overdue: number }>`
    select shown as state, count(*) as count, count(*) filter (
      where correcting is null and due_on < ${seer.today}::date and shown in ('open', 'entered', 'signed', 'returned')
    ) as overdue
    from (${seen(tenantId, seer, filter)}) as seen group by shown order by shown collate "C"`.execute(reader);
  return found.rows;
}

/** Periods that are asked for, latest first. */
export async function seenPeriods(reader: Reader, tenantId: string, seer: Seer): Promise<string[]> {
  const found = await sql<{ period: string }>`
    select distinct period collate "C" as period from (${seen(tenantId, seer, {})}) as seen
    order by period desc limit 60`.execute(reader);
  return found.rows.map((row) => row.period);
}
