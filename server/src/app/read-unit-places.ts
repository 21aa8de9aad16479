import type { Reader } from '../platform/database.ts';
import { namesOf, successionsOn, unitsKnown, unitsWithPlaces } from '../registry/index.ts';

/** A unit by its name of a day. */
export interface NamedUnit {
  id: string;
  name: string;
}

/** What the registry says of one unit on a day; undefined where it knows no such unit. */
export async function placesOfUnit(reader: Reader, tenantId: string, id: string, day: string) {
  const [known, present, names, successions] = await Promise.all([
    unitsKnown(reader, tenantId, day),
    unitsWithPlaces(reader, tenantId, day),
    namesOf(reader, tenantId, id),
    successionsOn(reader, tenantId, '9999-12-31'),
  ]);
  const row = known.find((unit) => unit.id === id);
  if (row === undefined) return undefined;
  const here = present.find((unit) => unit.id === id);
  const byId = new Map(known.map((unit) => [unit.id, unit]));
  const named = (unitId: string): NamedUnit => ({
    id: unitId,
    name: byId.get(unitId)?.name ?? '',
  });
  const follower = (unitId: string, one: (typeof successions)[number]) => ({
    unit: named(unitId),
    kind: one.kind,
    takesOver: one.takesOver,
    on: one.on,
  });
  return {
    named,
    /** Former units whose open matters this one answers for, through as many successions as there were. */
    takenOver: takenOver(successions, id, day),
    unit: {
      ...named(id),
      code: row.code,
      kind: row.kind,
      functions: row.functions,
      basis: row.basis,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      exists: here !== undefined,
      overlapping: here?.overlapping ?? false,
    },
    names:
      names.length === 0
        ? [{ name: row.name, from: row.valid_from, to: row.valid_to }]
        : names.toReversed().map((one) => ({
            name: one.name,
            from: one.valid_from,
            to: one.valid_to,
          })),
    above: (here?.memberships ?? []).map((one) => ({
      unit: named(one.parentId),
      kind: one.kind,
      from: one.from,
      to: one.to,
    })),
    below: present.flatMap((unit) =>
      unit.memberships
        .filter(({ parentId }) => parentId === id)
        .map((one) => ({ unit: named(unit.id), kind: one.kind, from: one.from, to: one.to })),
    ),
    groups: (here?.groups ?? []).map(({ name, standing }) => ({ name, standing })),
    leaders: (here?.leaders ?? []).map(({ name }) => ({ name })),
    former: successions.filter((one) => one.successorId === id).map((one) => follower(one.unitId, one)),
    successors: successions.filter((one) => one.unitId === id).map((one) => follower(one.successorId, one)),
  };
}

function takenOver(
  successions: Awaited<ReturnType<typeof successionsOn>>,
  id: string,
  day: string,
): string[] {
  const before = successions
    .filter((one) => one.successorId === id && one.takesOver && one.on <= day)
    .map((one) => one.unitId);
  return before.flatMap((former) => [former, ...takenOver(successions, former, day)]);
}
