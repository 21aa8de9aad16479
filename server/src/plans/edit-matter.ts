import { uuidv7 } from 'uuidv7';
import { type Act, expectVersion } from '../platform/call.ts';
import type { Endpoint } from '../platform/endpoint.ts';
import type * as contract from './contract.ts';
import { refuse } from './errors.ts';
import { freshCode } from './fresh-code.ts';
import { checkReferences, dutyRows, matterColumns } from './given-matter.ts';
import { presentMatter, unknownMatter } from './read-matter.ts';
import { refusePublished } from './refuse-published.ts';
import { allOf, insertAll, type MatterRow, targetRows } from './store.ts';
import { lockedMatter, replaceCampaigns, replaceDuties, updateMatter } from './store-matters.ts';

export async function createMatter(act: Act<typeof contract.createMatter>) {
  const { code: given, ...body } = act.body;
  const { tx, tenant } = act;
  refusePublished(tenant);
  await checkReferences(tx, tenant.id, act.today, body, new Set());
  const matters = await allOf(tx, 'plans.matter', tenant.id);
  const taken = new Set(matters.map(({ code }) => code));
  if (given !== undefined && taken.has(given)) throw refuse.code_taken({ code: given });
  const code = given ?? (await freshCode(tx, tenant.id, 'M', taken));
  const id = uuidv7();
  await insertAll(tx, 'plans.matter', [
    {
      tenant_id: tenant.id,
      id,
      code,
      ...(await matterColumns(tx, tenant.id, body)),
      withdrawn_on: null,
      withdrawn_reason: null,
      sort: Math.max(-1, ...matters.map(({ sort }) => sort)) + 1,
      version: 1,
    },
  ]);
  await replaceDuties(tx, tenant.id, id, dutyRows(tenant.id, id, body.duties));
  await replaceCampaigns(tx, tenant.id, id, body.campaignIds);
  await act.record({ act: 'plans.create_matter', subject: { kind: 'matter', id }, new: { code, ...body } });
  return presentMatter(tx, act, id, act.today);
}

export async function editMatter(act: Act<typeof contract.editMatter>) {
  const { tx, tenant, body } = act;
  const { row, before } = await takeUp(act);
  if (row.withdrawn_on !== null)
    throw refuse.withdrawn({ on: row.withdrawn_on, reason: row.withdrawn_reason ?? '' });
  const known = before.duties.flatMap(({ unit, group }) => [unit?.id ?? '', group?.id ?? '']);
  await checkReferences(tx, tenant.id, act.today, body, new Set(known));
  await updateMatter(tx, row, await matterColumns(tx, tenant.id, body));
  await replaceDuties(tx, tenant.id, row.id, dutyRows(tenant.id, row.id, body.duties));
  await replaceCampaigns(tx, tenant.id, row.id, body.campaignIds);
  const { abilities: _abilities, targets: _targets, ...old } = before;
  await act.record({ act: 'plans.edit_matter', subject: { kind: 'matter', id: row.id }, old, new: body });
  return presentMatter(tx, act, row.id, act.today);
}

/** 撤回: the matter leaves the lists and is no longer judged; it stays readable with the reason. */
export async function withdrawMatter(act: Act<typeof contract.withdrawMatter>) {
  const { row } = await takeUp(act);
  const { reason } = act.body;
  if (row.withdrawn_on !== null)
    throw refuse.withdrawn({ on: row.withdrawn_on, reason: row.withdrawn_reason ?? '' });
  await updateMatter(act.tx, row, { withdrawn_on: act.today, withdrawn_reason: reason });
  await act.record({ act: 'plans.withdraw_matter', subject: { kind: 'matter', id: row.id }, reason });
  await wakeIndicators(act, row.id);
  return presentMatter(act.tx, act, row.id, act.today);
}

export async function restoreMatter(act: Act<typeof contract.restoreMatter>) {
  const { row } = await takeUp(act);
  const { reason } = act.body;
  if (row.withdrawn_on === null) throw refuse.not_withdrawn();
  await updateMatter(act.tx, row, { withdrawn_on: null, withdrawn_reason: null });
  await act.record({
    act: 'plans.restore_matter',
    subject: { kind: 'matter', id: row.id },
    old: { on: row.withdrawn_on, reason: row.withdrawn_reason },
    reason,
  });
  await wakeIndicators(act, row.id);
  return presentMatter(act.tx, act, row.id, act.today);
}

/** The targets of a matter that goes or comes back are judged no more, or anew. */
async function wakeIndicators(
  act: Pick<Act<Endpoint>, 'tx' | 'tenant' | 'wake'>,
  matterId: string,
): Promise<void> {
  const targets = await targetRows(act.tx, act.tenant.id, { matterIds: [matterId], withdrawn: 'with' });
  for (const indicatorId of new Set(targets.map(({ indicator_id }) => indicator_id))) {
    const targetIds = targets.filter((one) => one.indicator_id === indicatorId).map(({ id }) => id);
    await act.wake('plans.target_revised', { indicatorId, targetIds });
  }
}

/** Load and version, in the order that every act on a matter has. */
async function takeUp(
  act: Omit<Act<Endpoint>, 'params'> & { params: { matter: string } },
): Promise<{ row: MatterRow; before: Awaited<ReturnType<typeof presentMatter>> }> {
  refusePublished(act.tenant);
  const row = await lockedMatter(act.tx, act.tenant.id, act.params.matter);
  if (row === undefined) throw unknownMatter();
  const before = await presentMatter(act.tx, act, row.id, act.today);
  expectVersion(act, before);
  return { row, before };
}
