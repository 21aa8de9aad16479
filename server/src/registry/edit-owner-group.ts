import { uuidv7 } from 'uuidv7';
import { type Act, expectVersion, type Query } from '../platform/call.ts';
import type { Reader, Tx } from '../platform/database.ts';
import { refuse as platform } from '../platform/errors.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type { Tenant } from '../platform/tenants.ts';
import type * as contract from './contract-owner-groups.ts';
import { refuse } from './errors-owner-groups.ts';
import { policy } from './policy.ts';
import {
  insertOwnerGroups,
  knownUnits,
  lockedOwnerGroup,
  type OwnerGroupRow,
  ownerGroupMembers,
  ownerGroupRows,
  replaceOwnerGroup,
} from './store-owner-groups.ts';
import { holdsOn } from './tree-rules.ts';

type Members = readonly { unitId: string; from: string; to: string | null }[];

export async function listOwnerGroups(query: Query<typeof contract.listOwnerGroups>) {
  const on = query.query.on ?? query.today;
  const groups = await presentGroups(query.reader, query.tenant.id);
  return {
    on,
    groups: groups.map((group) => ({
      ...group,
      membersOn: group.members.filter(({ from, to }) => holdsOn({ valid_from: from, valid_to: to }, on))
        .length,
    })),
    abilities: abilitiesFor(query.principal, { editOwnerGroups: policy.editOwnerGroups }, undefined),
  };
}

export async function createOwnerGroup(act: Act<typeof contract.createOwnerGroup>) {
  refusePublished(act.tenant);
  const group = await addOwnerGroup(act.tx, act.tenant.id, act.body);
  await act.record({
    act: 'registry.create_owner_group',
    subject: { kind: 'owner_group', id: group.id },
    new: { name: group.name, members: act.body.members },
  });
  return present(act.tx, group);
}

export async function editOwnerGroup(act: Act<typeof contract.editOwnerGroup>) {
  const { name, members } = act.body;
  refusePublished(act.tenant);
  const row = await lockedOwnerGroup(act.tx, act.tenant.id, act.params.group);
  if (row === undefined) throw platform.not_found({ thing: '该责任主体组', thingEn: 'owner group' });
  expectVersion(act, row);
  const others = (await ownerGroupRows(act.tx, act.tenant.id)).filter(({ id }) => id !== row.id);
  if (others.some((other) => other.name === name)) throw refuse.owner_group_taken({ name });
  await checkMembers(act.tx, act.tenant.id, members);
  const before = await present(act.tx, row);
  await replaceOwnerGroup(act.tx, row, name, memberRows(row, members));
  await act.record({
    act: 'registry.edit_owner_group',
    subject: { kind: 'owner_group', id: row.id },
    old: { name: row.name, members: before.members },
    new: { name, members },
  });
  return present(act.tx, { ...row, name, version: row.version + 1 });
}

/**
 * Adds a group within another act (a register's import). Refuses a name or code that is taken, unknown units and
 * overlapping days. The caller asks for the right and writes the audit line.
 */
export async function addOwnerGroup(
  tx: Tx,
  tenantId: string,
  given: { code?: string | undefined; name: string; members: Members },
): Promise<OwnerGroupRow> {
  const groups = await ownerGroupRows(tx, tenantId);
  const taken = groups.find(({ name, code }) => name === given.name || code === given.code);
  if (taken !== undefined) throw refuse.owner_group_taken({ name: taken.name });
  await checkMembers(tx, tenantId, given.members);
  const id = uuidv7();
  const row: OwnerGroupRow = {
    tenant_id: tenantId,
    id,
    code: given.code ?? `owners-${id.slice(-12)}`,
    name: given.name,
    sort: Math.max(0, ...groups.map(({ sort }) => sort)) + 1,
    version: 1,
  };
  await insertOwnerGroups(tx, [row], memberRows(row, given.members));
  return row;
}

function memberRows(row: OwnerGroupRow, members: Members) {
  return members.map(({ unitId, from, to }) => ({
    tenant_id: row.tenant_id,
    owner_group_id: row.id,
    unit_id: unitId,
    valid_from: from,
    valid_to: to,
  }));
}

async function checkMembers(reader: Reader, tenantId: string, members: Members): Promise<void> {
  const known = await knownUnits(
    reader,
    tenantId,
    members.map(({ unitId }) => unitId),
  );
  const stranger = members.findIndex(({ unitId }) => !known.has(unitId));
  if (stranger >= 0) {
    throw platform.invalid(
      { count: 1 },
      { fields: [{ path: `body.members.${stranger}.unitId`, message: '没有这个单位 / no such unit' }] },
    );
  }
  const endless = '9999-12-31';
  for (const [index, one] of members.entries()) {
    const end = one.to ?? endless;
    const overlaps = members
      .slice(0, index)
      .some((other) => other.unitId === one.unitId && other.from <= end && one.from <= (other.to ?? endless));
    if (overlaps || end < one.from) throw refuse.members_overlap({ row: index + 1 });
  }
}

async function presentGroups(reader: Reader, tenantId: string) {
  const [groups, members] = await Promise.all([
    ownerGroupRows(reader, tenantId),
    ownerGroupMembers(reader, tenantId),
  ]);
  return groups.map((row) => presented(row, members));
}

async function present(reader: Reader, row: OwnerGroupRow) {
  return presented(row, await ownerGroupMembers(reader, row.tenant_id));
}

function presented(row: OwnerGroupRow, members: Awaited<ReturnType<typeof ownerGroupMembers>>) {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    sort: row.sort,
    version: row.version,
    members: members
      .filter((member) => member.owner_group_id === row.id)
      .map((member) => ({
        unit: { id: member.unit_id, name: member.name },
        from: member.valid_from,
        to: member.valid_to,
      })),
  };
}

/** A city of real names carries what was published: nothing of its register is edited here. */
function refusePublished(tenant: Tenant): void {
  if (tenant.kind === 'published') throw refuse.owner_groups_published();
}
