import { type Act, expectVersion } from '../platform/call.ts';
import { refuse as platform } from '../platform/errors.ts';
import { demand } from '../platform/policy.ts';
import { isOfficerRole } from '../platform/principal.ts';
import { roleNames } from '../platform/role-names.ts';
import type * as contract from './contract-accounts.ts';
import { refuse } from './errors-officers.ts';
import { keepOffice, load, loadFor, present, thingOf } from './keep-accounts.ts';
import { accountPolicy } from './policy-officers.ts';
import { unitsKnown } from './store.ts';
import { findGrant, grantsOf, insertGrant, setGrantEnd, updatePerson } from './store-accounts.ts';
import { dutyOf, type GrantRow } from './store-rows.ts';
import { dayBefore } from './tree-rules.ts';

const endless = '9999-12-31';

/** Grants a role: dated, with a reason, to someone else, and never an office beside anything else. */
export async function giveGrant(act: Act<typeof contract.giveGrant>) {
  const { tx, tenant, body } = act;
  const person = await loadFor(act, act.params.person, accountPolicy.giveGrant);
  if (tenant.kind === 'published') throw refuse.no_accounts_here();
  const duty = dutyOf(body.role);
  if (person.duty !== null && person.duty !== duty) {
    const held =
      person.duty === 'business' ? { zh: '业务岗位', en: 'a business role' } : roleNames[person.duty];
    throw refuse.officer_apart({ name: person.name_zh, held: held.zh, heldEn: held.en });
  }
  const ofUnit = body.role === 'clerk' || body.role === 'signer';
  if (ofUnit ? body.unitId === null : isOfficerRole(body.role) && body.unitId !== null) {
    throw refuse.unit_needed({}, { fields: [{ path: 'body.unitId', message: body.role }] });
  }
  if (body.from < act.today) throw fault('body.from', '不得早于今天 / not before today');
  if (body.to !== null && body.to < body.from) throw fault('body.to', '结束早于开始 / ends before it begins');
  if (body.unitId !== null) {
    const units = await unitsKnown(tx, tenant.id, body.from);
    if (!units.some(({ id }) => id === body.unitId))
      throw fault('body.unitId', '没有这个单位 / no such unit');
  }
  const held = await grantsOf(tx, tenant.id, [person.id]);
  if (held.some((grant) => same(grant, body))) throw refuse.granted_already();
  // The duty first: the grant refers to it.
  const next = await updatePerson(tx, person, { duty });
  const id = await insertGrant(tx, {
    tenant_id: tenant.id,
    person_id: person.id,
    role: body.role,
    unit_id: body.unitId,
    valid_from: body.from,
    valid_to: body.to,
    duty,
    reason: body.reason,
  });
  await act.record({
    act: 'registry.give_grant',
    subject: { kind: 'grant', id },
    unitId: body.unitId,
    new: { person: person.id, role: body.role, unit: body.unitId, from: body.from, to: body.to },
    reason: body.reason,
  });
  return present(act, next);
}

/** Ends a grant on a day, at once with yesterday: what was done under it stays done under it. */
export async function endGrant(act: Act<typeof contract.endGrant>) {
  const { tx, tenant, body } = act;
  const found = await findGrant(tx, tenant.id, act.params.grant);
  if (found === undefined) throw platform.not_found({ thing: '该授权', thingEn: 'grant' });
  const person = await load(act, found.person_id);
  // Read again under the lock of its person.
  const grant = (await findGrant(tx, tenant.id, found.id)) ?? found;
  demand(act.principal, accountPolicy.endGrant, thingOf(person));
  expectVersion(act, person);
  if (grant.valid_to !== null && grant.valid_to <= body.on) throw refuse.grant_over({ to: grant.valid_to });
  if (body.on < dayBefore(act.today)) throw fault('body.on', '不得早于昨天 / not before yesterday');
  if (isOfficerRole(grant.role)) await keepOffice(act, person);
  await setGrantEnd(tx, grant, body.on);
  const next = await updatePerson(tx, person);
  await act.record({
    act: 'registry.end_grant',
    subject: { kind: 'grant', id: grant.id },
    unitId: grant.unit_id,
    old: { person: person.id, role: grant.role, unit: grant.unit_id, to: grant.valid_to },
    new: { to: body.on },
    reason: body.reason,
  });
  return present(act, next);
}

function same(
  grant: GrantRow,
  body: { role: string; unitId: string | null; from: string; to: string | null },
) {
  if (grant.role !== body.role || grant.unit_id !== body.unitId) return false;
  return grant.valid_from <= (body.to ?? endless) && body.from <= (grant.valid_to ?? endless);
}

function fault(path: string, message: string) {
  return platform.invalid({ count: 1 }, { fields: [{ path, message }] });
}
