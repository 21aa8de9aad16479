import { insertRows, type Reader, type Tx } from '../platform/database.ts';

export type OwnerGroupRow = {
  tenant_id: string;
  id: string;
  code: string;
  name: string;
  sort: number;
  version: number;
};
export type OwnerGroupMemberRow = {
  tenant_id: string;
  owner_group_id: string;
  unit_id: string;
  valid_from: string;
  valid_to: string | null;
};
type Tables = {
  'registry.owner_group': OwnerGroupRow;
  'registry.owner_group_member': OwnerGroupMemberRow;
  'registry.unit': { tenant_id: string; id: string; name: string };
};

const of = (reader: Reader) => reader.withTables<Tables>();

export function ownerGroupRows(reader: Reader, tenantId: string): Promise<OwnerGroupRow[]> {
  return of(reader)
    .selectFrom('registry.owner_group')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('sort')
    .orderBy('id')
    .execute();
}

/** Members of every group with the unit's name as it stands, in the order of the units. */
export function ownerGroupMembers(reader: Reader, tenantId: string) {
  return of(reader)
    .withTables<{ 'registry.unit': { sort: number } }>()
    .selectFrom('registry.owner_group_member as m')
    .innerJoin('registry.unit as u', (join) =>
      join.onRef('u.tenant_id', '=', 'm.tenant_id').onRef('u.id', '=', 'm.unit_id'),
    )
    .select(['m.owner_group_id', 'm.unit_id', 'm.valid_from', 'm.valid_to', 'u.name'])
    .where('m.tenant_id', '=', tenantId)
    .orderBy('u.sort')
    .orderBy('m.unit_id')
    .orderBy('m.valid_from')
    .execute();
}

/** One group, its row held until the transaction ends. */
export function lockedOwnerGroup(tx: Tx, tenantId: string, id: string): Promise<OwnerGroupRow | undefined> {
  return of(tx)
    .selectFrom('registry.owner_group')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The units of these ids that the tenant knows, on whatever day. */
export async function knownUnits(
  reader: Reader,
  tenantId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await of(reader)
    .selectFrom('registry.unit')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export async function insertOwnerGroups(
  tx: Tx,
  groups: readonly OwnerGroupRow[],
  members: readonly OwnerGroupMemberRow[],
): Promise<void> {
  await insertRows(tx, 'registry.owner_group', groups);
  await insertRows(tx, 'registry.owner_group_member', members);
}

/** Replaces name and members; the version counts on by one. */
export async function replaceOwnerGroup(
  tx: Tx,
  row: OwnerGroupRow,
  name: string,
  members: readonly OwnerGroupMemberRow[],
): Promise<void> {
  await of(tx)
    .updateTable('registry.owner_group')
    .set({ name, version: row.version + 1 })
    .where('tenant_id', '=', row.tenant_id)
    .where('id', '=', row.id)
    .execute();
  await of(tx)
    .deleteFrom('registry.owner_group_member')
    .where('tenant_id', '=', row.tenant_id)
    .where('owner_group_id', '=', row.id)
    .execute();
  await insertRows(tx, 'registry.owner_group_member', members);
}
