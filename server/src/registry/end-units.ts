import type { Change } from './contract-org.ts';
import { refuse } from './errors.ts';
import type { MembershipRow, UnitRow } from './store-rows.ts';
import type { TreeChanges } from './store-tree.ts';
import { end, nameOn, noChanges, openUnit, type Planning, reaches } from './tree-rules.ts';

/** Memberships of the units below one, as they hold on the day or would begin later. */
export function membershipsBelow({ state, day }: Planning, unitId: string): MembershipRow[] {
  return state['registry.membership'].filter((row) => row.parent_id === unitId && reaches(row, day));
}

/**
 * Ends a unit with everything that is its own: name, memberships, standings in groups, portfolios, grants. What lies
 * below it is its caller's: a unit without a successor must have nothing below.
 */
export function closeUnit(planning: Planning, changes: TreeChanges, unit: UnitRow): void {
  const { state, day } = planning;
  end(planning, changes, 'registry.unit', unit);
  const own = <Row extends { unit_id: string | null; valid_to: string | null }>(rows: readonly Row[]) =>
    rows.filter((row) => row.unit_id === unit.id && reaches(row, day));
  for (const row of own(state['registry.unit_name'])) end(planning, changes, 'registry.unit_name', row);
  for (const row of own(state['registry.membership'])) end(planning, changes, 'registry.membership', row);
  for (const row of own(state['registry.group_member'])) end(planning, changes, 'registry.group_member', row);
  for (const row of own(state['registry.portfolio'])) end(planning, changes, 'registry.portfolio', row);
  for (const row of own(state['registry.role_grant'])) end(planning, changes, 'registry.role_grant', row);
}

export function endUnit(planning: Planning, change: Change<'end_unit'>): TreeChanges {
  const unit = openUnit(planning, change.unitId);
  const below = membershipsBelow(planning, unit.id);
  if (below.length > 0) {
    throw refuse.has_units_below({
      name: nameOn(planning.state, unit.id, planning.day),
      count: below.length,
    });
  }
  const changes = noChanges();
  closeUnit(planning, changes, unit);
  return changes;
}
