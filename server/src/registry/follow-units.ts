import { uuidv7 } from 'uuidv7';
import { newMembership, newUnit } from './change-units.ts';
import type { Change } from './contract-org.ts';
import { closeUnit, membershipsBelow } from './end-units.ts';
import { refuse } from './errors.ts';
import type { MembershipRow, UnitRow } from './store-rows.ts';
import type { TreeChanges } from './store-tree.ts';
import { add, end, holdsOn, noChanges, openUnit, type Planning, reaches, refuseRings } from './tree-rules.ts';

/**
 * Several units become one. The merged ones end, the successor follows each of them and takes over what is open; the
 * units below move under it. Nothing that was recorded under a merged unit is rewritten: it stays under its name.
 */
export function mergeUnits(planning: Planning, change: Change<'merge_units'>, document: string): TreeChanges {
  const ids = [...new Set(change.unitIds)];
  if ('unitId' in change.into && ids.includes(change.into.unitId)) throw refuse.named_twice();
  const former = ids.map((id) => openUnit(planning, id));
  const changes = noChanges();
  for (const unit of former) closeUnit(planning, changes, unit);
  const into = successorOf(planning, changes, change.into, former, document);
  for (const unit of former) {
    moveBelow(planning, changes, unit, into, new Set(ids));
    follow(planning, changes, { unit, successor: into, kind: 'merge', takesOver: true });
  }
  if (change.carryGrants) carryGrants(planning, changes, into);
  refuseRings(planning, changes);
  return changes;
}

/** One unit becomes several, of which one takes over what is open, the units below and, if asked, the grants. */
export function splitUnit(planning: Planning, change: Change<'split_unit'>, document: string): TreeChanges {
  const named = change.into.flatMap((one) => ('unitId' in one ? [one.unitId] : []));
  if (new Set([change.unitId, ...named]).size <= named.length) throw refuse.named_twice();
  const unit = openUnit(planning, change.unitId);
  const changes = noChanges();
  closeUnit(planning, changes, unit);
  if (change.takesOver >= change.into.length) throw refuse.no_heir({ count: change.into.length });
  const parts = change.into.map((one) => successorOf(planning, changes, one, [unit], document));
  for (const [index, successor] of parts.entries()) {
    const takesOver = index === change.takesOver;
    if (takesOver) moveBelow(planning, changes, unit, successor, new Set([unit.id]));
    follow(planning, changes, { unit, successor, kind: 'split', takesOver });
    if (takesOver && change.carryGrants) carryGrants(planning, changes, successor);
  }
  refuseRings(planning, changes);
  return changes;
}

/** A new successor stands where the first former unit stood; one that exists stays where it is. */
function successorOf(
  planning: Planning,
  changes: TreeChanges,
  given: Change<'merge_units'>['into'],
  former: readonly UnitRow[],
  document: string,
): UnitRow {
  if ('unitId' in given) return openUnit(planning, given.unitId);
  const ids = new Set(former.map(({ id }) => id));
  const unit = newUnit(planning, changes, given.unit, document, ids);
  for (const row of planning.state['registry.membership']) {
    const stood = row.unit_id === former[0]?.id && holdsOn(row, planning.day);
    if (!stood || ids.has(row.parent_id)) continue;
    add(changes, 'registry.membership', newMembership(planning, unit.id, row.parent_id, row.kind));
  }
  return unit;
}

/** The units below a former unit belong to its successor from the day on, in the same way. */
function moveBelow(
  planning: Planning,
  changes: TreeChanges,
  former: UnitRow,
  successor: UnitRow,
  gone: ReadonlySet<string>,
): void {
  for (const row of membershipsBelow(planning, former.id)) {
    if (gone.has(row.unit_id)) continue; // its own end has ended the membership
    end(planning, changes, 'registry.membership', row);
    if (row.unit_id === successor.id || holdsAlready(planning, changes, row, successor.id)) continue;
    add(changes, 'registry.membership', newMembership(planning, row.unit_id, successor.id, row.kind));
  }
}

function holdsAlready(
  { state, day }: Planning,
  changes: TreeChanges,
  row: MembershipRow,
  parentId: string,
): boolean {
  const same = (one: MembershipRow) =>
    one.unit_id === row.unit_id && one.parent_id === parentId && one.kind === row.kind;
  return (
    state['registry.membership'].some((one) => same(one) && reaches(one, day)) ||
    (changes.add['registry.membership'] ?? []).some(same)
  );
}

function follow(
  { tenantId, actId, day }: Planning,
  changes: TreeChanges,
  given: { unit: UnitRow; successor: UnitRow; kind: 'merge' | 'split'; takesOver: boolean },
): void {
  add(changes, 'registry.succession', {
    tenant_id: tenantId,
    id: uuidv7(),
    unit_id: given.unit.id,
    successor_id: given.successor.id,
    kind: given.kind,
    takes_over: given.takesOver,
    effective_on: day,
    act_id: actId,
  });
}

/** Grants that end with a former unit begin anew over its successor; who holds the same there already keeps one. */
function carryGrants({ state, tenantId, day }: Planning, changes: TreeChanges, successor: UnitRow): void {
  const held = new Set(
    state['registry.role_grant']
      .filter((row) => row.unit_id === successor.id && reaches(row, day))
      .map((row) => `${row.person_id} ${row.role}`),
  );
  for (const { row } of changes.end['registry.role_grant'] ?? []) {
    const key = `${row.person_id} ${row.role}`;
    if (held.has(key)) continue;
    held.add(key);
    add(changes, 'registry.role_grant', {
      tenant_id: tenantId,
      id: uuidv7(),
      person_id: row.person_id,
      role: row.role,
      unit_id: successor.id,
      valid_from: day,
      valid_to: row.valid_to,
      duty: row.duty,
      reason: row.reason,
    });
  }
}
