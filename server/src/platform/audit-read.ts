import { type RawBuilder, sql } from 'kysely';
import type { ChainedRow } from './chain.ts';
import type { Reader } from './database.ts';

/** What of the trail is asked for; everything left out is not narrowed. */
export interface AuditFilter {
  /** From this moment on, and before that one. */
  from?: Date | undefined;
  before?: Date | undefined;
  personId?: string | undefined;
  unitId?: string | undefined;
  /** Room whose acts they are: the part of the act before the dot. */
  room?: string | undefined;
  act?: string | undefined;
  kind?: string | undefined;
  id?: string | undefined;
  /** Words in the reason. */
  text?: string | undefined;
  sealed?: boolean | undefined;
}

/** What of the trail a reader may see. Rows that it leaves out are in no answer, no count and no filter. */
export interface AuditSight {
  /** Units whose rows are read whole; null: all rows of the city; empty: none. */
  whole: ReadonlySet<string> | null;
  /** Whether that acts happened is seen of the whole city, without what they were about. */
  facts: boolean;
  /** Acts whose content even `facts` shows: those on sign-in, grants and the trail itself. */
  openActs: readonly string[];
  /** Acts whose content only the units themselves see, and the units that the reader is inside of. */
  innerActs: readonly string[];
  inside: ReadonlySet<string> | null;
  /** Things that do not exist for the reader, by kind. */
  withheld: ReadonlyMap<string, readonly string[]>;
}

export interface TrailRow extends ChainedRow {
  /** Time with microseconds: the key that a page goes on from, whoever wrote the row. */
  moment: string;
  /** Whether it is among the rows that the reader reads whole. */
  covered: boolean;
  /** Whether the reader may see what the act was about. */
  open: boolean;
  seq: number | null;
  row_hash: string | null;
  chain_hash: string | null;
  sealed_at: Date | null;
}

/** Where the page before ended. */
export interface TrailCursor {
  moment: string;
  id: string;
}

const ids = (set: ReadonlySet<string> | readonly string[]) => [...set];

const inReach = (reach: ReadonlySet<string> | null): RawBuilder<boolean> =>
  reach === null ? sql`true` : sql`coalesce(a.unit_id = any(${ids(reach)}::uuid[]), false)`;

/** Whether the reader may see what the row is about, not only that it is. */
function isOpen({ whole, openActs, innerActs, inside }: AuditSight): RawBuilder<boolean> {
  return sql<boolean>`(a.act = any(${[...openActs]}::text[])
    or (${inReach(whole)} and (${inReach(inside)} or not a.act = any(${[...innerActs]}::text[]))))`;
}

function conditions(tenantId: string, filter: AuditFilter, sight: AuditSight): RawBuilder<unknown>[] {
  const all: RawBuilder<unknown>[] = [sql`a.tenant_id = ${tenantId}`];
  if (!sight.facts && sight.whole !== null) all.push(sql`a.unit_id = any(${ids(sight.whole)}::uuid[])`);
  for (const [kind, hidden] of sight.withheld) {
    if (hidden.length > 0)
      all.push(sql`not (a.subject_kind = ${kind} and a.subject_id = any(${[...hidden]}::text[]))`);
  }
  const { from, before, personId, unitId, room, act, kind, id, text, sealed } = filter;
  if (from !== undefined) all.push(sql`a.at >= ${from}`);
  if (before !== undefined) all.push(sql`a.at < ${before}`);
  if (personId !== undefined) all.push(sql`a.person_id = ${personId}`);
  if (unitId !== undefined) all.push(sql`a.unit_id = ${unitId}`);
  if (room !== undefined) all.push(sql`starts_with(a.act, ${`${room}.`})`);
  if (act !== undefined) all.push(sql`a.act = ${act}`);
  if (kind !== undefined) all.push(sql`a.subject_kind = ${kind}`);
  if (id !== undefined) all.push(sql`a.subject_id = ${id}`);
  // What one may not read cannot be searched either.
  if (text !== undefined) all.push(sql`strpos(lower(a.reason), lower(${text})) > 0 and ${isOpen(sight)}`);
  if (sealed !== undefined) all.push(sql`s.seq is ${sealed ? sql`not null` : sql`null`}`);
  return all;
}

/** A page of the trail, newest first, in the order of time and then of ids. */
export async function readTrail(
  reader: Reader,
  tenantId: string,
  filter: AuditFilter,
  sight: AuditSight,
  page: { after?: TrailCursor | undefined; limit: number },
): Promise<TrailRow[]> {
  const where = conditions(tenantId, filter, sight);
  if (page.after !== undefined)
    where.push(sql`(a.at, a.id) < (${page.after.moment}::timestamptz, ${page.after.id}::uuid)`);
  const answer = await sql<TrailRow>`
    select a.*, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as moment,
      ${inReach(sight.whole)} as covered, ${isOpen(sight)} as open, s.seq, s.row_hash, s.chain_hash, s.sealed_at
    from platform.audit a left join platform.seal s on s.tenant_id = a.tenant_id and s.audit_id = a.id
    where ${sql.join(where, sql` and `)} order by a.at desc, a.id desc limit ${page.limit}`.execute(reader);
  return answer.rows;
}

/** How many rows the filter leaves, counted no further than the limit. */
export async function countTrail(
  reader: Reader,
  tenantId: string,
  filter: AuditFilter,
  sight: AuditSight,
  limit: number,
): Promise<number> {
  const answer = await sql<{ count: number }>`
    select count(*) as count from (
      select 1 from platform.audit a left join platform.seal s on s.tenant_id = a.tenant_id and s.audit_id = a.id
      where ${sql.join(conditions(tenantId, filter, sight), sql` and `)} limit ${limit}) as found`.execute(
    reader,
  );
  return answer.rows[0]?.count ?? 0;
}

/**
 * Who stands in the trail, or in those of its rows that are seen: goes from one to the next by the index instead of
 * reading every row.
 */
export async function personsInTrail(
  reader: Reader,
  tenantId: string,
  sight: AuditSight,
  limit: number,
): Promise<string[]> {
  const seen =
    sight.facts || sight.whole === null
      ? sql`true`
      : sql`exists (select 1 from platform.audit a where a.tenant_id = ${tenantId}
          and a.person_id = seen.person_id and ${inReach(sight.whole)})`;
  const answer = await sql<{ person_id: string }>`
    with recursive seen as (
      (select a.person_id, 1 as no from platform.audit a where a.tenant_id = ${tenantId}
        order by a.person_id limit 1)
      union all
      select (select a.person_id from platform.audit a where a.tenant_id = ${tenantId}
        and a.person_id > seen.person_id order by a.person_id limit 1), seen.no + 1
      from seen where seen.person_id is not null and seen.no < ${limit}
    ) select person_id from seen where person_id is not null and ${seen}`.execute(reader);
  return answer.rows.map((row) => row.person_id);
}

export interface ChainState {
  sealed: number;
  head: { seq: number; chainHash: string; sealedAt: string } | null;
  unsealed: number;
}

/** How far the trail is sealed, without checking it. */
export async function chainState(reader: Reader, tenantId: string): Promise<ChainState> {
  const head = await sql<{ seq: number; chain_hash: string; sealed_at: Date }>`
    select seq, chain_hash, sealed_at from platform.seal where tenant_id = ${tenantId} order by seq desc limit 1`.execute(
    reader,
  );
  const counted = await sql<{ sealed: number; unsealed: number }>`
    select (select count(*) from platform.seal where tenant_id = ${tenantId}) as sealed,
      (select count(*) from platform.audit_unsealed where tenant_id = ${tenantId}) as unsealed`.execute(
    reader,
  );
  const last = head.rows[0];
  return {
    sealed: counted.rows[0]?.sealed ?? 0,
    unsealed: counted.rows[0]?.unsealed ?? 0,
    head:
      last === undefined
        ? null
        : { seq: last.seq, chainHash: last.chain_hash, sealedAt: last.sealed_at.toISOString() },
  };
}

/** The latest row of an act: what a check of the chain found last. */
export async function latestOf(
  reader: Reader,
  tenantId: string,
  act: string,
): Promise<Pick<ChainedRow, 'at' | 'person_id' | 'new'> | undefined> {
  const answer = await sql<Pick<ChainedRow, 'at' | 'person_id' | 'new'>>`
    select at, person_id, new from platform.audit
    where tenant_id = ${tenantId} and subject_kind = 'audit' and subject_id = 'chain' and act = ${act}
    order by at desc, id desc limit 1`.execute(reader);
  return answer.rows[0];
}

/** Takes the right to check a city's chain until the transaction ends; false while another one checks it. */
export async function claimCheck(reader: Reader, tenantId: string): Promise<boolean> {
  const answer = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`check:${tenantId}`}, 0)) as free`.execute(reader);
  return answer.rows[0]?.free === true;
}
