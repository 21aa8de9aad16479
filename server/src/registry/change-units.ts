import { uuidv7 } from 'uuidv7';
import type { Change } from './contract-org.ts';
import { refuse } from './errors.ts';
import type { MembershipRow, UnitRow } from './store-rows.ts';
import type { TreeChanges } from './store-tree.ts';
import {
  add,
  dayBefore,
  end,
  freeCode,
  nameOn,
  noChanges,
  openUnit,
  type Planning,
  refuseRings,
} from './tree-rules.ts';

type NewUnit = Change<'add_unit'>['unit'];

/** Row of a unit that begins on the day, last in the register's order. `gone` end on that day: their names are free. */
export function newUnit(
  planning: Planning,
  changes: TreeChanges,
  given: NewUnit,
  document: string,
  gone: ReadonlySet<string> = new Set(),
): UnitRow {
  const known = [...planning.state['registry.unit'], ...(changes.add['registry.unit'] ?? [])];
  const twin = known.find(
    (unit) =>
      !gone.has(unit.id) &&
      unit.valid_to === null &&
      (nameOn(planning.state, unit.id, planning.day) || unit.name) === given.name,
  );
  if (twin !== undefined) throw refuse.name_taken({ name: given.name });
  const code = given.code ?? freeCode('unit', known);
  if (known.some((unit) => unit.code === code)) throw refuse.code_taken({ code });
  const row: UnitRow = {
    tenant_id: planning.tenantId,
    id: uuidv7(),
    code,
    name: given.name,
    kind: given.kind,
    sort: Math.max(0, ...known.map(({ sort }) => sort)) + 1,
    functions: given.functions,
    basis: document,
    valid_from: planning.day,
    valid_to: null,
  };
  add(changes, 'registry.unit', row);
  return row;
}

/** Row of a membership that begins on the day. */
export function newMembership(
  planning: Planning,
  unitId: string,
  parentId: string,
  kind: MembershipRow['kind'],
): MembershipRow {
  return {
    tenant_id: planning.tenantId,
    id: uuidv7(),
    unit_id: unitId,
    parent_id: parentId,
    kind,
    valid_from: planning.day,
    valid_to: null,
  };
}

export function addUnit(planning: Planning, change: Change<'add_unit'>, document: string): TreeChanges {
  const changes = noChanges();
  const unit = newUnit(planning, changes, change.unit, document);
  for (const { parentId, membership } of change.places) {
    openUnit(planning, parentId);
    const row = newMembership(planning, unit.id, parentId, membership);
    const others = changes.add['registry.membership'] ?? [];
    if (others.some((other) => other.kind === membership && other.parent_id === parentId)) {
      throw refuse.belongs_already({
        name: unit.name,
        parent: nameOn(planning.state, parentId, planning.day),
      });
    }
    if (membership === 'administrative' && others.some(({ kind }) => kind === 'administrative')) {
      throw refuse.one_administrative({
        name: unit.name,
        parent: nameOn(planning.state, parentId, planning.day),
      });
    }
    add(changes, 'registry.membership', row);
  }
  refuseRings(planning, changes);
  return changes;
}

/** A name is never replaced: the old one ends on the day before, and days before keep it. */
export function renameUnit(planning: Planning, change: Change<'rename_unit'>): TreeChanges {
  const { state, day, tenantId } = planning;
  const unit = openUnit(planning, change.unitId);
  const changes = noChanges();
  const now = nameOn(state, unit.id, day);
  if (now === change.name) throw refuse.same_name({ name: change.name });
  const twin = state['registry.unit'].find(
    (other) =>
      other.id !== unit.id && other.valid_to === null && nameOn(state, other.id, day) === change.name,
  );
  if (twin !== undefined) throw refuse.name_taken({ name: change.name });
  const names = state['registry.unit_name'].filter((row) => row.unit_id === unit.id);
  if (names.length === 0) {
    const first = { tenant_id: tenantId, unit_id: unit.id, name: unit.name };
    if (unit.valid_from >= day) throw refuse.later_change({ name: unit.name, from: unit.valid_from, day });
    add(changes, 'registry.unit_name', { ...first, valid_from: unit.valid_from, valid_to: dayBefore(day) });
  }
  for (const row of names) if (row.valid_to === null) end(planning, changes, 'registry.unit_name', row);
  add(changes, 'registry.unit_name', {
    tenant_id: tenantId,
    unit_id: unit.id,
    name: change.name,
    valid_from: day,
    valid_to: null,
  });
  return changes;
}
