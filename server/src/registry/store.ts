import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { insertRows, type Reader, type Tx } from '../platform/database.ts';
import type { Role } from '../platform/principal.ts';

export type UnitRow = {
  tenant_id: string;
  id: string;
  code: string;
  name: string;
  kind: string;
  sort: number;
  functions: string;
  basis: string;
  valid_from: string;
  valid_to: string | null;
};
export type MembershipRow = {
  tenant_id: string;
  id: string;
  unit_id: string;
  parent_id: string;
  kind: 'administrative' | 'statistical' | 'entrusted' | 'platform';
  valid_from: string;
  valid_to: string | null;
};
export type GroupRow = { tenant_id: string; id: string; code: string; name: string; sort: number };
export type GroupMemberRow = {
  tenant_id: string;
  group_id: string;
  unit_id: string;
  standing: 'ranked' | 'unranked' | 'no';
  valid_from: string;
  valid_to: string | null;
};
type PeerSetRow = { tenant_id: string; id: string; code: string; name: string };
type PeerRow = { tenant_id: string; peer_set_id: string; unit_id: string; sort: number };
type PersonRow = { tenant_id: string; id: string; account_id: string; name_zh: string; name_en: string };
type GrantRow = {
  tenant_id: string;
  id: string;
  person_id: string;
  role: Role;
  unit_id: string | null;
  valid_from: string;
  valid_to: string | null;
};

export type RegistryTables = {
  'registry.unit': UnitRow;
  'registry.membership': MembershipRow;
  'registry.assessment_group': GroupRow;
  'registry.group_member': GroupMemberRow;
  'registry.peer_set': PeerSetRow;
  'registry.peer': PeerRow;
  'registry.person': PersonRow;
  'registry.role_grant': GrantRow;
};

const of = (reader: Reader) => reader.withTables<RegistryTables>();

export function unitsOn(reader: Reader, tenantId: string, day: string): Promise<UnitRow[]> {
  return of(reader)
    .selectFrom('registry.unit')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', day)]))
    .orderBy('sort')
    .orderBy('id')
    .execute();
}

export function membershipsOn(reader: Reader, tenantId: string, day: string): Promise<MembershipRow[]> {
  return of(reader)
    .selectFrom('registry.membership')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', day)]))
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
}

export async function groupMembersOn(reader: Reader, tenantId: string, day: string) {
  return of(reader)
    .selectFrom('registry.group_member as m')
    .innerJoin('registry.assessment_group as g', (join) =>
      join.onRef('g.tenant_id', '=', 'm.tenant_id').onRef('g.id', '=', 'm.group_id'),
    )
    .select(['g.id as group_id', 'g.code', 'g.name', 'g.sort', 'm.unit_id', 'm.standing'])
    .where('m.tenant_id', '=', tenantId)
    .where('m.valid_from', '<=', day)
    .where((where) => where.or([where('m.valid_to', 'is', null), where('m.valid_to', '>=', day)]))
    .orderBy('g.sort')
    .execute();
}

export function peerSets(reader: Reader, tenantId: string) {
  return of(reader)
    .selectFrom('registry.peer as p')
    .innerJoin('registry.peer_set as s', (join) =>
      join.onRef('s.tenant_id', '=', 'p.tenant_id').onRef('s.id', '=', 'p.peer_set_id'),
    )
    .select(['s.id', 's.code', 's.name', 'p.unit_id'])
    .where('p.tenant_id', '=', tenantId)
    .orderBy('s.code')
    .orderBy('p.sort')
    .execute();
}

/** The person behind an account, with every grant that holds today and the units of its subtree. */
export async function personWithGrants(reader: Reader, tenantId: string, accountId: string, day: string) {
  const person = await of(reader)
    .selectFrom('registry.person')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (person === undefined) return undefined;
  const grants = await sql<{ role: Role; unit_id: string | null; reach: string[] | null }>`
    with recursive held as (
      select id, role, unit_id from registry.role_grant
      where tenant_id = ${tenantId} and person_id = ${person.id}
        and valid_from <= ${day} and (valid_to is null or valid_to >= ${day})
    ), below as (
      select id as grant_id, unit_id from held where unit_id is not null
      union
      select b.grant_id, m.unit_id from below b
      join registry.membership m on m.tenant_id = ${tenantId} and m.parent_id = b.unit_id
        and m.kind = 'administrative' and m.valid_from <= ${day} and (m.valid_to is null or m.valid_to >= ${day})
    )
    select h.role, h.unit_id,
      case when h.unit_id is null then null
        else (select array_agg(b.unit_id::text) from below b where b.grant_id = h.id) end as reach
    from held h order by h.role, h.id`.execute(reader);
  return { person, grants: grants.rows };
}

/** The tenants in which an account is known. */
export async function tenantsOfAccount(reader: Reader, accountId: string): Promise<string[]> {
  const rows = await of(reader)
    .selectFrom('registry.person')
    .select('tenant_id')
    .where('account_id', '=', accountId)
    .orderBy('tenant_id')
    .execute();
  return rows.map((row) => row.tenant_id);
}

export async function insertPerson(
  tx: Tx,
  tenantId: string,
  person: {
    accountId: string;
    nameZh: string;
    nameEn: string;
    role: Role;
    unitId: string | null;
    from: string;
  },
): Promise<string> {
  const id = uuidv7();
  await of(tx)
    .insertInto('registry.person')
    .values({
      tenant_id: tenantId,
      id,
      account_id: person.accountId,
      name_zh: person.nameZh,
      name_en: person.nameEn,
    })
    .execute();
  await of(tx)
    .insertInto('registry.role_grant')
    .values({
      tenant_id: tenantId,
      id: uuidv7(),
      person_id: id,
      role: person.role,
      unit_id: person.unitId,
      valid_from: person.from,
      valid_to: null,
    })
    .execute();
  return id;
}

export async function personNames(reader: Reader, tenantId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { zh: string; en: string }>();
  const rows = await of(reader)
    .selectFrom('registry.person')
    .select(['id', 'name_zh', 'name_en'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, { zh: row.name_zh, en: row.name_en }]));
}

/** Inserts many rows of one of the room's tables. */
export const insertAll = <Table extends keyof RegistryTables>(
  tx: Tx,
  table: Table,
  rows: readonly RegistryTables[Table][],
): Promise<void> => insertRows(tx, table, rows);
