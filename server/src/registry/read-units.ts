import type { Query } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type * as contract from './contract.ts';
import type { UnitSummary } from './contract.ts';
import { policy } from './policy.ts';
import { groupMembersOn, membershipsOn, unitsOn } from './store.ts';

/** Units on a day with what they belong to, for other rooms and for the list. */
export async function unitsWithPlaces(reader: Reader, tenantId: string, day: string): Promise<UnitSummary[]> {
  const [units, memberships, members] = await Promise.all([
    unitsOn(reader, tenantId, day),
    membershipsOn(reader, tenantId, day),
    groupMembersOn(reader, tenantId, day),
  ]);
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  return units.map((unit) => ({
    id: unit.id,
    code: unit.code,
    name: unit.name,
    kind: unit.kind,
    functions: unit.functions,
    basis: unit.basis,
    validFrom: unit.valid_from,
    validTo: unit.valid_to,
    memberships: memberships
      .filter((membership) => membership.unit_id === unit.id)
      .map((membership) => ({
        parentId: membership.parent_id,
        parentName: names.get(membership.parent_id) ?? '',
        kind: membership.kind,
        from: membership.valid_from,
        to: membership.valid_to,
      })),
    groups: members
      .filter((member) => member.unit_id === unit.id)
      .map(({ code, name, standing }) => ({ code, name, standing })),
  }));
}

export async function readUnits(query: Query<typeof contract.listUnits>) {
  const on = query.query.on ?? query.today;
  return {
    on,
    units: await unitsWithPlaces(query.reader, query.tenant.id, on),
    abilities: abilitiesFor(query.principal, policy, undefined),
  };
}
