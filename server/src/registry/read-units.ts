import type { Query } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type * as contract from './contract.ts';
import type { UnitSummary } from './contract.ts';
import { leadersOfUnits } from './leaders.ts';
import { policy } from './policy.ts';
import { groupMembersOn, membershipsOn, unitsOn } from './store.ts';

/** Units that are areas: their figures add up to those of what they belong to. */
const areas = new Set(['county', 'development_zone', 'platform', 'town', 'area']);

/** Units on a day with what they belong to, for other rooms and for the list. */
export async function unitsWithPlaces(reader: Reader, tenantId: string, day: string): Promise<UnitSummary[]> {
  const [units, memberships, members, leaders] = await Promise.all([
    unitsOn(reader, tenantId, day),
    membershipsOn(reader, tenantId, day),
    groupMembersOn(reader, tenantId, day),
    leadersOfUnits(reader, tenantId, day),
  ]);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return units.map((unit) => {
    const places = memberships.filter((membership) => membership.unit_id === unit.id);
    return {
      id: unit.id,
      code: unit.code,
      name: unit.name,
      kind: unit.kind,
      functions: unit.functions,
      basis: unit.basis,
      validFrom: unit.valid_from,
      validTo: unit.valid_to,
      memberships: places.map((membership) => ({
        id: membership.id,
        parentId: membership.parent_id,
        parentName: byId.get(membership.parent_id)?.name ?? '',
        kind: membership.kind,
        from: membership.valid_from,
        to: membership.valid_to,
      })),
      groups: members
        .filter((member) => member.unit_id === unit.id)
        .map(({ group_id, code, name, standing }) => ({
          id: group_id,
          code,
          name,
          standing,
        })),
      overlapping: areas.has(unit.kind) && places.length > 1,
      leaders: (leaders.get(unit.id) ?? []).map(({ id, name }) => ({ id, name })),
    };
  });
}

export async function readUnits(query: Query<typeof contract.listUnits>) {
  const on = query.query.on ?? query.today;
  return {
    on,
    units: await unitsWithPlaces(query.reader, query.tenant.id, on),
    abilities: abilitiesFor(query.principal, policy, undefined),
  };
}
