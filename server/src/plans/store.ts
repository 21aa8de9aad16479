import { sql } from 'kysely';
import { insertRows, type Reader, rowsOf, type Tx } from '../platform/database.ts';
import type { Indicator, Target } from './contract.ts';

export type DocumentRow = {
  tenant_id: string;
  id: string;
  code: string;
  title: string;
  publisher: string;
  published_on: string | null;
};
export type MatterRow = {
  tenant_id: string;
  id: string;
  code: string;
  number: string;
  title: string;
  text: string | null;
  document_id: string | null;
  objectives: string[] | string;
  section: string;
  leader: string;
  tags: string[] | string;
  withdrawn_on: string | null;
  withdrawn_reason: string | null;
  sort: number;
  version: number;
};
export type CampaignRow = {
  tenant_id: string;
  id: string;
  code: string;
  name: string;
  kind: string;
  sort: number;
  version: number;
};
export type MatterCampaignRow = { tenant_id: string; matter_id: string; campaign_id: string };
export type DutyRow = {
  tenant_id: string;
  id: string;
  matter_id: string;
  unit_id: string | null;
  group_id: string | null;
  owner_group_id: string | null;
  printed: string | null;
  role: 'lead' | 'co';
  basis: string;
  sort: number;
};
export type IndicatorRow = {
  tenant_id: string;
  id: string;
  code: string;
  name: string;
  unit: string;
  direction: Indicator['direction'];
  measure: Indicator['measure'];
  aggregation: Indicator['aggregation'];
  source_kind: Indicator['sourceKind'];
  frequency: Indicator['frequency'];
  lead_unit_id: string | null;
  definition: string;
  sort: number;
};
export type TargetRow = {
  tenant_id: string;
  id: string;
  code: string;
  matter_id: string;
  indicator_id: string;
  subject_id: string;
  period: string;
  measure: Target['measure'];
  op: Target['op'];
  unit: string;
  aggregation: Target['aggregation'];
  direction: Target['direction'];
  nature: Target['nature'];
  strength: Target['strength'];
  filter: string;
  scope: string;
  reference: string;
  peer_set_id: string | null;
  due: string | null;
  state: Target['state'];
  note: string;
  sort: number;
  version: number;
};
export type TierRow = {
  tenant_id: string;
  target_id: string;
  tier: Target['tiers'][number]['tier'];
  value: string | null;
  value2: string | null;
};

export type RevisionRow = {
  tenant_id: string;
  target_id: string;
  no: number;
  before: Record<string, unknown> | string;
  after: Record<string, unknown> | string;
  reason: string;
  document: string;
  by_person: string;
  on_day: string;
  at: Date;
};

export type PlansTables = {
  'plans.document': DocumentRow;
  'plans.matter': MatterRow;
  'plans.campaign': CampaignRow;
  'plans.matter_campaign': MatterCampaignRow;
  'plans.target_revision': RevisionRow;
  'plans.duty': DutyRow;
  'plans.indicator': IndicatorRow;
  'plans.target': TargetRow;
  'plans.tier': TierRow;
};

export const of = (reader: Reader) => reader.withTables<PlansTables>();

export interface TargetFilter {
  ids?: readonly string[];
  indicatorId?: string;
  subjectId?: string;
  matterIds?: readonly string[];
  /** Targets of withdrawn matters are left out unless they are asked for, or named by their ids. */
  withdrawn?: 'with';
}

/** Targets in their explicit order; a list that names nothing finds nothing. */
export function targetRows(reader: Reader, tenantId: string, filter: TargetFilter): Promise<TargetRow[]> {
  let query = of(reader)
    .selectFrom('plans.target')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('sort')
    .orderBy('id');
  if (filter.ids !== undefined) query = query.where(sql<boolean>`id = any(${filter.ids}::uuid[])`);
  if (filter.indicatorId !== undefined) query = query.where('indicator_id', '=', filter.indicatorId);
  if (filter.subjectId !== undefined) query = query.where('subject_id', '=', filter.subjectId);
  if (filter.ids === undefined && filter.withdrawn === undefined) {
    query = query.where(
      sql<boolean>`not exists (select 1 from plans.matter m where m.tenant_id = ${tenantId}
        and m.id = plans.target.matter_id and m.withdrawn_on is not null)`,
    );
  }
  if (filter.matterIds !== undefined)
    query = query.where(sql<boolean>`matter_id = any(${filter.matterIds}::uuid[])`);
  return query.execute();
}

/**
 * Everything of one kind in a tenant, or those of it: registers of this size are read whole and joined in memory. Always
 * in the same order, by tenant and id, whatever way the planner takes.
 */
export async function allOf<Table extends Exclude<keyof PlansTables, 'plans.target'>>(
  reader: Reader,
  table: Table,
  tenantId: string,
  ids?: readonly string[],
): Promise<PlansTables[Table][]> {
  const those = ids === undefined ? sql`` : sql`and id = any(${ids}::uuid[])`;
  const found = await sql<
    PlansTables[Table]
  >`select one.* from ${sql.table(table)} one where tenant_id = ${tenantId} ${those} order by one::text collate "C"`.execute(
    reader,
  );
  return found.rows;
}

/** The indicator whose id a subselect over $1, the tenant, and $2 answers. */
export async function indicatorRow(
  reader: Reader,
  tenantId: string,
  subselect: string,
  of: string,
): Promise<IndicatorRow | undefined> {
  const text = `select * from plans.indicator where tenant_id = $1 and id = (${subselect})`;
  return (await rowsOf<IndicatorRow>(reader, text, [tenantId, of]))[0];
}

/** Inserts many rows of one of the room's tables. */
export const insertAll = <Table extends keyof PlansTables>(
  tx: Tx,
  table: Table,
  rows: readonly PlansTables[Table][],
): Promise<void> => insertRows(tx, table, rows);
