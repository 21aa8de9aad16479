import { uuidv7 } from 'uuidv7';
import { type Act, expectVersion } from '../platform/call.ts';
import { refuse as platform } from '../platform/errors.ts';
import type * as contract from './contract.ts';
import { refuse } from './errors.ts';
import { freshCode } from './fresh-code.ts';
import { refusePublished } from './refuse-published.ts';
import { allOf, type CampaignRow, insertAll } from './store.ts';
import { lockedCampaign, updateCampaign } from './store-matters.ts';

export async function createCampaign(act: Act<typeof contract.createCampaign>) {
  const { tx, tenant, body } = act;
  refusePublished(tenant);
  const campaigns = await allOf(tx, 'plans.campaign', tenant.id);
  if (campaigns.some(({ name }) => name === body.name)) throw refuse.name_taken({ name: body.name });
  const row: CampaignRow = {
    tenant_id: tenant.id,
    id: uuidv7(),
    code: await freshCode(tx, tenant.id, 'C', new Set(campaigns.map(({ code }) => code))),
    name: body.name,
    kind: body.kind,
    sort: Math.max(0, ...campaigns.map(({ sort }) => sort)) + 1,
    version: 1,
  };
  await insertAll(tx, 'plans.campaign', [row]);
  await act.record({ act: 'plans.create_campaign', subject: { kind: 'campaign', id: row.id }, new: body });
  return present(row);
}

export async function editCampaign(act: Act<typeof contract.editCampaign>) {
  const { tx, tenant, body } = act;
  refusePublished(tenant);
  const row = await lockedCampaign(tx, tenant.id, act.params.campaign);
  if (row === undefined) throw platform.not_found({ thing: '该工程或专项行动', thingEn: 'campaign' });
  expectVersion(act, row);
  const campaigns = await allOf(tx, 'plans.campaign', tenant.id);
  if (campaigns.some(({ id, name }) => id !== row.id && name === body.name))
    throw refuse.name_taken({ name: body.name });
  await updateCampaign(tx, row, body);
  await act.record({
    act: 'plans.edit_campaign',
    subject: { kind: 'campaign', id: row.id },
    old: { name: row.name, kind: row.kind },
    new: body,
  });
  return present({ ...row, ...body, version: row.version + 1 });
}

const present = ({ id, code, name, kind, version }: CampaignRow) => ({ id, code, name, kind, version });
