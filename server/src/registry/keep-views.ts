import { uuidv7 } from 'uuidv7';
import { type Act, expectVersion, type Query } from '../platform/call.ts';
import { refuse as platformRefuse } from '../platform/errors.ts';
import { abilitiesFor, demand } from '../platform/policy.ts';
import type { Principal } from '../platform/principal.ts';
import type * as contract from './contract-views.ts';
import { refuse } from './errors.ts';
import { policy, viewPolicy } from './policy.ts';
import {
  insertView,
  lockView,
  ownViews,
  removeView,
  updateView,
  type ViewRow,
  viewsOf,
} from './store-views.ts';

/** Views that one person keeps for one page: more would no longer be found by looking. */
const limit = 30;

function present(row: ViewRow, principal: Principal) {
  return {
    id: row.id,
    page: row.page,
    name: row.name,
    query: row.query,
    shared: row.shared,
    own: row.person_id === principal.personId,
    sort: row.sort,
    version: row.version,
    abilities: abilitiesFor(principal, viewPolicy, { personId: row.person_id, shared: row.shared }),
  };
}

export async function listViews(query: Query<typeof contract.listViews>) {
  const { reader, tenant, principal } = query;
  const rows = await viewsOf(reader, tenant.id, principal.personId, query.query.page);
  return {
    views: rows.map((row) => present(row, principal)),
    limit,
    abilities: abilitiesFor(principal, policy, undefined),
  };
}

export async function saveView(act: Act<typeof contract.saveView>) {
  const { tx, tenant, principal, body } = act;
  if (body.shared) demand(principal, policy.shareViews, undefined);
  const own = await ownViews(tx, tenant.id, principal.personId, body.page);
  if (own.length >= limit) throw refuse.too_many_views({ limit });
  const row: ViewRow = {
    id: uuidv7(),
    person_id: principal.personId,
    page: body.page,
    name: body.name,
    query: body.query,
    shared: body.shared,
    sort: Math.max(0, ...own.map(({ sort }) => sort)) + 1,
    version: 1,
  };
  if (!(await insertView(tx, tenant.id, row))) throw refuse.view_named({ name: body.name });
  await act.record({ act: 'registry.save_view', subject: { kind: 'view', id: row.id }, new: row });
  return present(row, principal);
}

async function own(act: Act<typeof contract.changeView> | Act<typeof contract.deleteView>): Promise<ViewRow> {
  const row = await lockView(act.tx, act.tenant.id, act.principal.personId, act.params.id);
  if (row === undefined) throw platformRefuse.not_found({ thing: '该视图', thingEn: 'view' });
  demand(act.principal, viewPolicy.keepView, { personId: row.person_id, shared: row.shared });
  expectVersion(act, row);
  return row;
}

export async function changeView(act: Act<typeof contract.changeView>) {
  const { tx, tenant, principal, body } = act;
  const old = await own(act);
  if (body.shared && !old.shared) demand(principal, policy.shareViews, undefined);
  const others = await ownViews(tx, tenant.id, principal.personId, old.page);
  if (others.some(({ id, name }) => id !== old.id && name === body.name)) {
    throw refuse.view_named({ name: body.name });
  }
  const row: ViewRow = { ...old, ...body, version: old.version + 1 };
  await updateView(tx, tenant.id, row);
  await act.record({ act: 'registry.change_view', subject: { kind: 'view', id: row.id }, old, new: row });
  return present(row, principal);
}

export async function deleteView(act: Act<typeof contract.deleteView>) {
  const old = await own(act);
  await removeView(act.tx, act.tenant.id, old.id);
  await act.record({ act: 'registry.delete_view', subject: { kind: 'view', id: old.id }, old });
  return { id: old.id };
}
