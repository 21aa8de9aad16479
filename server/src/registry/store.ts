import { sql } from 'kysely';
import { insertRows, type Reader, rowsOf, type Tx } from '../platform/database.ts';
import type { MembershipRow, NameRow, RegistryTables, UnitRow } from './store-rows.ts';

const of = (reader: Reader) => reader.withTables<RegistryTables>();

/** Units that exist on a day, each with its name of that day, in their explicit order. */
export async function unitsOn(reader: Reader, tenantId: string, day: string): Promise<UnitRow[]> {
  const units = await of(reader)
    .selectFrom('registry.unit as u')
    .leftJoin('registry.unit_name as n', (join) =>
      join
        .onRef('n.tenant_id', '=', 'u.tenant_id')
        .onRef('n.unit_id', '=', 'u.id')
        .on('n.valid_from', '<=', day)
        .on((where) => where.or([where('n.valid_to', 'is', null), where('n.valid_to', '>=', day)])),
    )
    .selectAll('u')
    .select(['n.name as name_of_day'])
    .where('u.tenant_id', '=', tenantId)
    .where('u.valid_from', '<=', day)
    .where((where) => where.or([where('u.valid_to', 'is', null), where('u.valid_to', '>=', day)]))
    .orderBy('u.sort')
    .orderBy('u.id')
    .execute();
  return units.map(({ name_of_day, ...unit }) =>
    name_of_day === null ? unit : { ...unit, name: name_of_day },
  );
}

/** Names on a day of the units named that exist then; nothing is asked where none is named. */
export async function unitNamesOn(
  reader: Reader,
  tenantId: string,
  ids: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const units = await rowsOf<{ id: string; name: string }>(reader, namesOn, [tenantId, ids, day]);
  return new Map(units.map(({ id, name }) => [id, name]));
}

/** Every page asks who one is, and with it for these names. */
const namesOn = `select u.id, coalesce(n.name, u.name) as name
  from registry.unit u left join registry.unit_name n on n.tenant_id = u.tenant_id and n.unit_id = u.id
    and n.valid_from <= $3 and (n.valid_to is null or n.valid_to >= $3)
  where u.tenant_id = $1 and u.id = any ($2::uuid[])
    and u.valid_from <= $3 and (u.valid_to is null or u.valid_to >= $3)`;

/**
 * Every unit of the register, also one that has ended or is yet to come, with its name of the day (else its last or
 * first one): what is kept under a former unit stays readable by name. To know who exists on a day, use `unitsOn`.
 */
export async function unitsKnown(reader: Reader, tenantId: string, day: string): Promise<UnitRow[]> {
  const [units, names] = await Promise.all([
    of(reader)
      .selectFrom('registry.unit')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .orderBy('sort')
      .orderBy('id')
      .execute(),
    namesOf(reader, tenantId),
  ]);
  const last = new Map<string, NameRow>();
  for (const name of names) {
    if (name.valid_from <= day || !last.has(name.unit_id)) last.set(name.unit_id, name);
  }
  return units.map((unit) => {
    const name = last.get(unit.id);
    return name === undefined ? unit : { ...unit, name: name.name };
  });
}

/**
 * Every unit of the register under every name that it has had, the name of the day first: for matching printed names,
 * which are those of another day.
 */
export async function unitsByEveryName(
  reader: Reader,
  tenantId: string,
  day: string,
): Promise<{ id: string; code: string; name: string }[]> {
  const [units, names] = await Promise.all([unitsKnown(reader, tenantId, day), namesOf(reader, tenantId)]);
  return units.flatMap(({ id, code, name }) => {
    const others = names.filter((one) => one.unit_id === id && one.name !== name);
    return [{ id, code, name }, ...others.map((one) => ({ id, code, name: one.name }))];
  });
}

/** Names that renamed units have had, oldest first. */
export function namesOf(reader: Reader, tenantId: string, unitId?: string): Promise<NameRow[]> {
  let query = of(reader).selectFrom('registry.unit_name').selectAll().where('tenant_id', '=', tenantId);
  if (unitId !== undefined) query = query.where('unit_id', '=', unitId);
  return query.orderBy('valid_from').orderBy('unit_id').execute();
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

/** Every assessment group of the tenant, in its explicit order. */
export function groupsOf(reader: Reader, tenantId: string) {
  return of(reader)
    .selectFrom('registry.assessment_group')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('sort')
    .orderBy('id')
    .execute();
}

export async function groupMembersOn(reader: Reader, tenantId: string, day: string) {
  return of(reader)
    .selectFrom('registry.group_member as m')
    .innerJoin('registry.assessment_group as g', (join) =>
      join.onRef('g.tenant_id', '=', 'm.tenant_id').onRef('g.id', '=', 'm.group_id'),
    )
    .select([
      'g.id as group_id',
      'g.code',
      'g.name',
      'g.sort',
      'm.unit_id',
      'm.standing',
      'm.valid_from',
      'm.valid_to',
    ])
    .where('m.tenant_id', '=', tenantId)
    .where('m.valid_from', '<=', day)
    .where((where) => where.or([where('m.valid_to', 'is', null), where('m.valid_to', '>=', day)]))
    .orderBy('g.sort')
    .orderBy('m.unit_id')
    .orderBy('m.valid_from')
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
    .orderBy(sql`s.code collate "C"`)
    .orderBy('p.sort')
    .execute();
}

/** Inserts many rows of one of the room's tables. */
export const insertAll = <Table extends keyof RegistryTables>(
  tx: Tx,
  table: Table,
  rows: readonly RegistryTables[Table][],
): Promise<void> => insertRows(tx, table, rows);
