import type { Tx } from '../platform/database.ts';
import {
  type CampaignRow,
  type DocumentRow,
  type DutyRow,
  insertAll,
  type MatterRow,
  of,
  type TargetRow,
  type TierRow,
} from './store.ts';

/** One matter, its row held until the transaction ends. */
export function lockedMatter(tx: Tx, tenantId: string, id: string): Promise<MatterRow | undefined> {
  return of(tx)
    .selectFrom('plans.matter')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Writes what an act changed; the version counts on by one. */
export async function updateMatter(
  tx: Tx,
  row: Pick<MatterRow, 'tenant_id' | 'id' | 'version'>,
  change: Partial<Omit<MatterRow, 'tenant_id' | 'id' | 'version'>>,
): Promise<void> {
  await of(tx)
    .updateTable('plans.matter')
    .set({ ...change, version: row.version + 1 })
    .where('tenant_id', '=', row.tenant_id)
    .where('id', '=', row.id)
    .execute();
}

/** Replaces the duties of a matter; what they were is in the audit log. */
export async function replaceDuties(
  tx: Tx,
  tenantId: string,
  matterId: string,
  duties: readonly DutyRow[],
): Promise<void> {
  await of(tx)
    .deleteFrom('plans.duty')
    .where('tenant_id', '=', tenantId)
    .where('matter_id', '=', matterId)
    .execute();
  await insertAll(tx, 'plans.duty', duties);
}

export async function replaceCampaigns(
  tx: Tx,
  tenantId: string,
  matterId: string,
  campaignIds: readonly string[],
): Promise<void> {
  await of(tx)
    .deleteFrom('plans.matter_campaign')
    .where('tenant_id', '=', tenantId)
    .where('matter_id', '=', matterId)
    .execute();
  await insertAll(
    tx,
    'plans.matter_campaign',
    [...new Set(campaignIds)].map((campaign_id) => ({
      tenant_id: tenantId,
      matter_id: matterId,
      campaign_id,
    })),
  );
}

export function lockedCampaign(tx: Tx, tenantId: string, id: string): Promise<CampaignRow | undefined> {
  return of(tx)
    .selectFrom('plans.campaign')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateCampaign(
  tx: Tx,
  row: Pick<CampaignRow, 'tenant_id' | 'id' | 'version'>,
  change: Partial<Pick<CampaignRow, 'name' | 'kind' | 'sort'>>,
): Promise<void> {
  await of(tx)
    .updateTable('plans.campaign')
    .set({ ...change, version: row.version + 1 })
    .where('tenant_id', '=', row.tenant_id)
    .where('id', '=', row.id)
    .execute();
}

export async function updateDocument(
  tx: Tx,
  row: Pick<DocumentRow, 'tenant_id' | 'id'>,
  change: Partial<Omit<DocumentRow, 'tenant_id' | 'id'>>,
): Promise<void> {
  await of(tx)
    .updateTable('plans.document')
    .set(change)
    .where('tenant_id', '=', row.tenant_id)
    .where('id', '=', row.id)
    .execute();
}

export function lockedTarget(tx: Tx, tenantId: string, id: string): Promise<TargetRow | undefined> {
  return of(tx)
    .selectFrom('plans.target')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateTarget(
  tx: Tx,
  row: TargetRow,
  change: Partial<Omit<TargetRow, 'tenant_id' | 'id' | 'version'>>,
): Promise<void> {
  await of(tx)
    .updateTable('plans.target')
    .set({ ...change, version: row.version + 1 })
    .where('tenant_id', '=', row.tenant_id)
    .where('id', '=', row.id)
    .execute();
}

export function tiersOf(tx: Tx, tenantId: string, targetId: string): Promise<TierRow[]> {
  return of(tx)
    .selectFrom('plans.tier')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('target_id', '=', targetId)
    .execute();
}

export async function replaceTiers(
  tx: Tx,
  tenantId: string,
  targetId: string,
  tiers: readonly Pick<TierRow, 'tier' | 'value' | 'value2'>[],
): Promise<void> {
  await of(tx)
    .deleteFrom('plans.tier')
    .where('tenant_id', '=', tenantId)
    .where('target_id', '=', targetId)
    .execute();
  await insertAll(
    tx,
    'plans.tier',
    tiers.map(({ tier, value, value2 }) => ({
      tenant_id: tenantId,
      target_id: targetId,
      tier,
      value,
      value2,
    })),
  );
}

/** How often a target was revised. */
export async function revisionCount(tx: Tx, tenantId: string, targetId: string): Promise<number> {
  const row = await of(tx)
    .selectFrom('plans.target_revision')
    .select((eb) => eb.fn.max('no').as('no'))
    .where('tenant_id', '=', tenantId)
    .where('target_id', '=', targetId)
    .executeTakeFirst();
  return row?.no ?? 0;
}
